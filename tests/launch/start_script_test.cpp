#include "host/launch/start_script.hpp"

#include <catch2/catch.hpp>

#include "tests/launch/seed_script.hpp"

using namespace lifeboat;
using namespace lifeboat::launch;

namespace {

using Words = std::vector<std::string>;

StartScript parsed(std::string_view text) {
  auto script = parse_text(text);
  REQUIRE(script);
  return *script;
}

// The words of the only command of a script with this line.
Words words_of(const std::string& line) {
  const StartScript script = parsed("[LaunchApps]\n" + line + "\n");
  CHECK(script.problems.empty());
  REQUIRE(script.commands.size() == 1);
  return script.commands[0].words;
}

std::string problem_of(const std::string& line) {
  const StartScript script = parsed("[LaunchApps]\n" + line + "\nrecenv\n");
  REQUIRE(script.problems.size() == 1);
  CHECK(script.problems[0].line == 2);
  REQUIRE(script.commands.size() == 1);  // the others count
  CHECK(script.commands[0].line == 3);
  return script.problems[0].message;
}

std::string utf16le(std::string_view ascii) {
  std::string bytes = "\xFF\xFE";
  for (const char c : ascii) bytes += {c, '\0'};
  return bytes;
}

void check_is_seed(std::string_view text) {
  const StartScript script = parsed(text);
  CHECK(script.problems.empty());
  REQUIRE(script.commands.size() == 4);
  CHECK(script.commands[0].words == Words{"%windir%\\system32\\netstart.exe", "-network", "-remount"});
  CHECK(script.commands[1].words ==
        Words{"cmd", "/C", "start", "%windir%\\system32\\RemoteRecovery.exe", "-nomessage"});
  CHECK(script.commands[2].words == Words{"%windir%\\system32\\WaitForConnection.exe"});
  CHECK(script.commands[3].words == Words{"%SYSTEMDRIVE%\\sources\\recovery\\recenv.exe"});
  CHECK(script.commands[3].line == 5);
}

}  // namespace

TEST_CASE("DaRT's example is understood as it is written") { check_is_seed(k_seed_script); }

TEST_CASE("a script is the same whatever Windows editor wrote it") {
  std::string crlf;
  for (const char c : k_seed_script) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  check_is_seed(crlf);
  check_is_seed("\xEF\xBB\xBF" + crlf);
  check_is_seed(utf16le(crlf));
  check_is_seed(k_seed_script.substr(0, k_seed_script.size() - 1));  // no end of the last line
}

TEST_CASE("a comma parts program and arguments, as Microsoft writes it") {
  CHECK(words_of("%SYSTEMDRIVE%\\mytools\\myshell.exe, /start") ==
        Words{"%SYSTEMDRIVE%\\mytools\\myshell.exe", "/start"});
  CHECK(words_of("X:\\my tools\\shell.exe, -a \"b c\"") == Words{"X:\\my tools\\shell.exe", "-a", "b c"});
  CHECK(words_of("shell.exe,/start") == Words{"shell.exe", "/start"});
  CHECK(words_of("\"X:\\my, tools\\shell.exe\", -a") == Words{"X:\\my, tools\\shell.exe", "-a"});
  CHECK(words_of("shell.exe,") == Words{"shell.exe"});
}

TEST_CASE("a comma among the arguments is theirs") {
  CHECK(words_of("shell.exe /list:a,b") == Words{"shell.exe", "/list:a,b"});
}

TEST_CASE("a line may have no quotes, or quotes around the program alone") {
  CHECK(words_of("  wpeutil InitializeNetwork") == Words{"wpeutil", "InitializeNetwork"});
  CHECK(words_of("\"X:\\Program Files\\x.exe\" /a \"b\"") == Words{"X:\\Program Files\\x.exe", "/a", "b"});
  CHECK(words_of("\"wpeinit\"") == Words{"wpeinit"});
}

TEST_CASE("AppPath is one program, blanks and all") {
  const StartScript script = parsed("[launchapp]\n apppath = %SYSTEMDRIVE%\\my tools\\shell.exe \n");
  CHECK(script.problems.empty());
  REQUIRE(script.commands.size() == 1);
  CHECK(script.commands[0].words == Words{"%SYSTEMDRIVE%\\my tools\\shell.exe"});
}

TEST_CASE("names of sections are the same in any case, comments and empty lines say nothing") {
  const StartScript script = parsed("; made by hand\n\n[LAUNCHAPPS]\n  ; netstart\nrecenv\n");
  CHECK(script.problems.empty());
  REQUIRE(script.commands.size() == 1);
  CHECK(script.commands[0].line == 5);
}

TEST_CASE("a line that cannot be understood is named, and the others count") {
  CHECK(problem_of("\"a \"b\" c") == "a quotation mark is not closed");
  CHECK(problem_of("\"\"") == "no program is named");
  CHECK(problem_of(", /start") == "no program is named");
  CHECK(problem_of(std::string(k_max_script_line_bytes + 1, 'x')) == "the line is too long");
}

TEST_CASE("a line without a section, an unknown section and a foreign entry are told") {
  const StartScript script = parsed("recenv\n[LaunchApp]\nAppPfad=x\n[Setup]\nanything\n[LaunchApps]\nrecenv\n");
  REQUIRE(script.problems.size() == 3);
  CHECK(script.problems[0].line == 1);
  CHECK(script.problems[1].line == 3);
  CHECK(script.problems[2].line == 4);
  CHECK(script.problems[2].message.find("[Setup]") != std::string::npos);
  REQUIRE(script.commands.size() == 1);
}

TEST_CASE("a script has a limited number of commands") {
  std::string text = "[LaunchApps]\n";
  for (std::size_t i = 0; i <= k_max_script_commands; ++i) text += "recenv\n";
  const StartScript script = parsed(text);
  CHECK(script.commands.size() == k_max_script_commands);
  REQUIRE(script.problems.size() == 1);
  CHECK(script.problems[0].line == k_max_script_commands + 2);
}

TEST_CASE("what is no text is refused as a whole") {
  CHECK_FALSE(parse_text(std::string_view("[LaunchApps]\n\0recenv", 20)));
  CHECK_FALSE(parse_text("\xFE\xFF\0["));
  CHECK_FALSE(parse_text(std::string(70'000, '\n')));
}

TEST_CASE("an empty script has no commands and no problems") {
  CHECK(parsed("").commands.empty());
  CHECK(parsed("\xFF\xFE").problems.empty());
}
