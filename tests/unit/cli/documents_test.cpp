#include "cli/documents.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "cli/command_registry.hpp"
#include "cli/help.hpp"
#include "cli/parser.hpp"
#include "model/styles.hpp"
#include "support/test_world.hpp"

namespace rapport::cli {
namespace {

const std::filesystem::path top = RAPPORT_SOURCE;

TEST(Documents, WhatIsCheckedInIsWhatIsMade) {
  for (const auto& [name, text] : documents()) {
    const auto file = top / name;
    if (std::getenv("RAPPORT_ACCEPT") != nullptr) test::put_file(file, text);
    EXPECT_EQ(test::contents(file), text) << name << " is stale; RAPPORT_ACCEPT=1 makes it anew";
  }
}

TEST(Documents, NoPageIsLeftOfACommandThatIsGone) {
  std::set<std::string> made;
  for (const auto& [name, text] : documents()) made.insert(name);
  for (const char* folder : {"docs/man", "docs/commands", "completions"}) {
    for (const auto& entry : std::filesystem::directory_iterator(top / folder)) {
      const std::string name = std::string(folder) + "/" + entry.path().filename().string();
      EXPECT_TRUE(made.contains(name)) << name;
    }
  }
}

TEST(Help, EveryPageBeginsWithExamplesAndFitsAScreen) {
  test::TestSetup setting;
  const test::TestWorld world(setting);
  for (const std::string& name : command_names()) {
    const auto command = *find_command(name);
    const std::string page = help_page(command, world.world);
    EXPECT_LE(std::count(page.begin(), page.end(), '\n'), 24) << name;
    ASSERT_FALSE(command.examples.empty()) << name;
    EXPECT_LT(page.find(std::string("rapport ").append(command.examples.front().line)), page.find("Usage:")) << name;
  }
}

TEST(Help, EveryCommandSaysInOneLineWhatItDoes) {
  for (const std::string& name : command_names()) {
    const auto command = *find_command(name);
    EXPECT_FALSE(command.summary.empty()) << name;
    EXPECT_LE(command.summary.size(), 76U) << name;
    EXPECT_NE(command.summary.back(), '.') << name;
  }
}

TEST(Readme, NamesEveryCommand) {
  const std::string readme = test::contents(top / "README.md");
  for (const std::string& name : command_names()) EXPECT_NE(readme.find("`" + name + "`"), std::string::npos) << name;
}

TEST(Commands, EveryStyleHasAnOption) {
  const auto command = *find_command("style");
  for (const auto key : model::style_keys()) {
    const std::string name = "--" + std::string(key);
    EXPECT_TRUE(std::ranges::any_of(command.parameters, [&](auto& one) { return one.name == name; })) << name;
  }
}

TEST(Commands, EveryParameterFillsTheStructOfItsOwnCommand) {
  for (const auto& listed : all_commands()) {
    const auto command = listed.make();
    ASSERT_NE(command.run.call, nullptr) << listed.name;
    for (const auto& parameter : command.parameters) {
      EXPECT_EQ(parameter.to.type, command.run.type) << listed.name << " " << parameter.name;
      EXPECT_NE(parameter.to.fill, nullptr) << listed.name << " " << parameter.name;
    }
  }
}

TEST(Commands, NoTwoParametersHaveOneName) {
  for (const auto& listed : all_commands()) {
    std::set<std::string_view> names;
    for (const auto& parameter : known_parameters(listed.make()))
      EXPECT_TRUE(names.insert(parameter.name).second) << parameter.name;
  }
}

}  // namespace
}  // namespace rapport::cli
