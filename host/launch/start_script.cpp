#include "host/launch/start_script.hpp"

#include <fmt/format.h>

#include <string_view>

#include "host/base/text.hpp"
#include "host/launch/ascii_case.hpp"
#include "host/launch/script_text.hpp"
#include "host/launch/windows_words.hpp"

namespace lifeboat::launch {
namespace {

using Words = Result<std::vector<std::string>>;

constexpr std::string_view k_blanks = " \t";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(k_blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(k_blanks) - begin + 1);
}

// Whether the first quotation mark's partner ends the text.
bool is_in_one_pair(std::string_view text) {
  return text.size() >= 2 && text.front() == '"' && text.find('"', 1) == text.size() - 1;
}

// Where the comma stands that parts the program from its arguments: outside of quotes, and followed by a blank, unless
// what is before it is one word.
std::size_t find_comma(std::string_view text) {
  bool is_quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') is_quoted = !is_quoted;
    if (text[i] != ',' || is_quoted) continue;
    const bool is_before_blank = i + 1 == text.size() || k_blanks.find(text[i + 1]) != std::string_view::npos;
    if (is_before_blank || text.find_first_of(k_blanks) > i) return i;
    return std::string_view::npos;
  }
  return std::string_view::npos;
}

// Everything is the program's path, in quotes or not.
Words words_of_path(std::string_view text) {
  const std::string_view path = trimmed(is_in_one_pair(text) ? text.substr(1, text.size() - 2) : text);
  if (path.empty()) return fail(ErrorKind::bad_use, tr("no program is named"));
  return std::vector{std::string(path)};
}

Words words_of_command(std::string_view text) {
  const bool is_pair = is_in_one_pair(text);
  const std::string_view command = is_pair ? trimmed(text.substr(1, text.size() - 2)) : text;
  const std::size_t comma = find_comma(command);
  if (comma == std::string_view::npos) {
    auto words = split_windows_words(command);
    if (words && (words->empty() || words->front().empty())) return words_of_path({});
    return words;
  }
  auto words = words_of_path(trimmed(command.substr(0, comma)));
  const auto arguments = split_windows_words(command.substr(comma + 1));
  if (!words) return words;
  if (!arguments) return arguments;
  words->insert(words->end(), arguments->begin(), arguments->end());
  return words;
}

class ScriptReader {
 public:
  void read(std::string_view line) {
    ++number_;
    if (line.size() > k_max_script_line_bytes) return note(tr("the line is too long"));
    const std::string_view text = trimmed(line);
    if (text.empty() || text.front() == ';') return;
    if (text.front() == '[') return begin_section(text);
    if (section_ == Section::commands) return add(text, words_of_command(text));
    if (section_ == Section::single) return read_entry(text);
    if (section_ == Section::none) note(tr("the line stands in no section; write [LaunchApps] above it"));
  }
  [[nodiscard]] StartScript take() { return std::move(script_); }

 private:
  enum class Section { none, commands, single, unknown };

  void begin_section(std::string_view text) {
    const std::string name = lower(text);
    section_ = name == "[launchapps]"  ? Section::commands
               : name == "[launchapp]" ? Section::single
                                       : Section::unknown;
    if (section_ == Section::unknown) note(fmt::format(fmt::runtime(tr("the section {} is unknown and is left out")), text));
  }

  void read_entry(std::string_view text) {
    const std::size_t equals = text.find('=');
    const bool is_path = equals != std::string_view::npos && lower(trimmed(text.substr(0, equals))) == "apppath";
    if (!is_path) return note(tr("[LaunchApp] holds AppPath= and nothing else"));
    add(text, words_of_path(trimmed(text.substr(equals + 1))));
  }

  void add(std::string_view text, Words words) {
    if (!words) return note(words.error().message);
    if (script_.commands.size() == k_max_script_commands) return note(tr("the script has too many commands"));
    script_.commands.push_back({number_, std::string(text), std::move(*words)});
  }

  void note(std::string message) {
    if (script_.problems.size() < k_max_script_commands) script_.problems.push_back({number_, std::move(message)});
  }

  StartScript script_;
  Section section_ = Section::none;
  std::size_t number_ = 0;
};

}  // namespace

Result<StartScript> parse_start_script(std::span<const std::byte> bytes) {
  const auto text = text_of_script(bytes);
  if (!text) return tl::unexpected<Error>(text.error());
  ScriptReader reader;
  for (std::string_view rest = *text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    reader.read(line);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return reader.take();
}

StartScript default_start_script() {
  return {{{0, "netstart -prompt", {"netstart", "-prompt"}}, {0, "recenv", {"recenv"}}}, {}};
}

}  // namespace lifeboat::launch
