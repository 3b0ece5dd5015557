#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/vocabulary.hpp"

/// How what was typed reaches the struct that a command reads its arguments from. A parameter names the member that it
/// fills, so that a misspelt one does not compile; a test holds that each names one of its own command's struct.
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

/// The values given for a parameter, in their order; of a flag, one for each time it was given. Empty: not given.
using Given = std::vector<std::string>;

/// A value of a parameter that shares its member with others.
struct NamedValue {
  std::string name;  ///< the parameter's, without its dashes
  std::string value;

  bool operator==(const NamedValue&) const = default;
};

/// Whether it was given.
void fill(bool& member, const Parameter& parameter, const Given& given);
/// The last value; of an argument that takes several words, all of them with a space between.
void fill(std::string& member, const Parameter& parameter, const Given& given);
/// All values.
void fill(std::vector<std::string>& member, const Parameter& parameter, const Given& given);
/// All values, each with the parameter's name.
void fill(std::vector<NamedValue>& member, const Parameter& parameter, const Given& given);
/// The last value as a whole number. Throws Error{usage} where it is none, or less than the parameter's `least`.
void fill(int& member, const Parameter& parameter, const Given& given);

/// Nothing where it was not given.
template <class Value>
void fill(std::optional<Value>& member, const Parameter& parameter, const Given& given) {
  fill(member.emplace(), parameter, given);
}
/// The word's value; nothing for an empty text too. The parser lets in the parameter's choices only.
template <Vocabulary Word>
void fill(std::optional<Word>& member, const Parameter& /*parameter*/, const Given& given) {
  member = parse<Word>(given.back());
}

/// The member that a parameter fills.
struct Binding {
  const void* type = nullptr;                            ///< tells the struct of a command's arguments
  void* (*part)(void*) = [](void* all) { return all; };  ///< the part of the struct that has the member
  void (*fill)(void* part, const Parameter& parameter, const Given& given) = nullptr;
};

namespace detail {

/// Its address stands for the type.
template <class Type>
inline char tag = 0;

template <class Class, class Member>
Class class_of(Member Class::*);

template <auto Member>
using ClassOf = decltype(class_of(Member));

template <class Arguments>
Arguments arguments_of(int (*)(const Arguments&, Session&));

/// The class is an argument of its own, as GCC 12 does not see from a pointer to a member of a struct that is local to
/// a file that the function is local, too, and would take that of another file with the same names.
template <class Class, auto Member>
void fill_member(void* part, const Parameter& parameter, const Given& given) {
  fill(static_cast<Class*>(part)->*Member, parameter, given);
}

}  // namespace detail

/// The binding of a member. It is filled only where the parameter was given, and keeps its default else.
template <auto Member, class Class = detail::ClassOf<Member>>
constexpr Binding to{.type = &detail::tag<Class>, .fill = detail::fill_member<Class, Member>};

/// What a command does with its arguments, by the struct that they are in.
struct Runner {
  const void* type = nullptr;
  /// Puts what was given, in the order of the command's parameters, into the struct. Throws Error{usage}.
  int (*call)(const Command& command, const std::vector<Given>& given, Session& session) = nullptr;
};

/// Puts what was given into the struct `arguments`.
void fill_all(void* arguments, const std::vector<Parameter>& parameters, const std::vector<Given>& given);
/// The names of the parameters that were given.
std::vector<std::string> names_given(const std::vector<Parameter>& parameters, const std::vector<Given>& given);

}  // namespace rapport::services
