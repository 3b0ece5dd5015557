#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/vocabulary.hpp"

/// Binds parameters to the members of a command's argument struct. A parameter names its member, so a misspelt one does
/// not compile; a test checks that every parameter of a command fills that command's own struct.
///
///     struct Arguments {
///       std::string person;
///       std::optional<std::string> by;
///     };
///     int run(const Arguments& arguments, Session& session);
///     ... {.name = "--by", .value = "DATE", .to = to<&Arguments::by>} ... .run = runs<run>
namespace rapport::services {

struct Command;
struct Parameter;
class Session;

/// The values given for a parameter, in order; for a flag, one per occurrence. Empty if it was not given.
using Given = std::vector<std::string>;

/// A value of one of several parameters that fill the same member.
struct NamedValue {
  std::string name;  ///< the name of the parameter without dashes
  std::string value;

  bool operator==(const NamedValue&) const = default;
};

/// These set a member from the given values: a flag becomes true,
void fill(bool& member, const Parameter& parameter, const Given& given);
/// a text the last value, or, if the parameter repeats, all values joined by spaces,
void fill(std::string& member, const Parameter& parameter, const Given& given);
/// a list all values,
void fill(std::vector<std::string>& member, const Parameter& parameter, const Given& given);
/// a list of named values all values with the name of the parameter,
void fill(std::vector<NamedValue>& member, const Parameter& parameter, const Given& given);
/// and a number the last value. Throws Error{usage} if it is not a whole number, or is less than the parameter's
/// `least`.
void fill(int& member, const Parameter& parameter, const Given& given);

/// Empty if the parameter was not given.
template <class Value>
void fill(std::optional<Value>& member, const Parameter& parameter, const Given& given) {
  fill(member.emplace(), parameter, given);
}
/// The value of the word; nothing for an empty text. The parser accepts only the parameter's choices.
template <Vocabulary Word>
void fill(std::optional<Word>& member, const Parameter& /*parameter*/, const Given& given) {
  member = parse<Word>(given.back());
}

/// The member that a parameter fills.
struct Binding {
  const void* type = nullptr;                            ///< identifies the argument struct
  void* (*part)(void*) = [](void* all) { return all; };  ///< the part of the struct that contains the member
  void (*fill)(void* part, const Parameter& parameter, const Given& given) = nullptr;
};

namespace detail {

/// Its address identifies the type.
template <class Type>
inline char tag = 0;

template <class Class, class Member>
Class class_of(Member Class::*);

template <auto Member>
using ClassOf = decltype(class_of(Member));

template <class Arguments>
Arguments arguments_of(int (*)(const Arguments&, Session&));

/// The class is a separate argument because of a bug in GCC 12: given only a pointer to a member of a file-local
/// struct, it does not treat the function as local and may use that of another file with the same names.
template <class Class, auto Member>
void fill_member(void* part, const Parameter& parameter, const Given& given) {
  fill(static_cast<Class*>(part)->*Member, parameter, given);
}

}  // namespace detail

/// The binding of a member. A member keeps its default if its parameter is not given.
template <auto Member, class Class = detail::ClassOf<Member>>
constexpr Binding to{.type = &detail::tag<Class>, .fill = detail::fill_member<Class, Member>};

/// The function that runs a command, and its argument struct.
struct Runner {
  const void* type = nullptr;
  /// Fills the struct from the given values, in the order of the command's parameters, and runs. Throws Error{usage}.
  int (*call)(const Command& command, const std::vector<Given>& given, Session& session) = nullptr;
};

/// Fills the struct `arguments`.
void fill_all(void* arguments, const std::vector<Parameter>& parameters, const std::vector<Given>& given);
/// The names of the parameters that were given.
std::vector<std::string> names_given(const std::vector<Parameter>& parameters, const std::vector<Given>& given);

}  // namespace rapport::services
