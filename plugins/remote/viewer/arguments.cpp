#include "plugins/remote/viewer/arguments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <string_view>

#include "host/base/text.hpp"

namespace lifeboat::remote::viewer {
namespace {

// The window still holds the form at the least, and no display of today is larger than the most.
constexpr std::uint32_t k_least_width = 640, k_least_height = 480, k_most_side = 8192;
constexpr float k_least_scale = 1.0F, k_most_scale = 3.0F;
constexpr std::uint32_t k_longest_shot_limit_s = 3600;

struct Word {
  std::string name;  // lower case, without dashes
  std::optional<std::string> value;
};

// nullopt: no switch.
std::optional<Word> parse_word(std::string_view text) {
  if (text.size() < 2 || text[0] != '-') return std::nullopt;
  text.remove_prefix(text[1] == '-' ? 2 : 1);
  const std::size_t end = std::min(text.find('='), text.size());
  Word word{std::string(text.substr(0, end)), std::nullopt};
  std::ranges::transform(word.name, word.name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  if (end < text.size()) word.value = text.substr(end + 1);
  return word;
}

Error bad_use(const char* text, std::string_view about) {
  return {ErrorKind::bad_use, fmt::format(fmt::runtime(text), about)};
}

template <class Number>
bool parse_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

bool parse_size(std::string_view text, ViewerOptions& options) {
  const auto cross = text.find('x');
  if (cross == std::string_view::npos) return false;
  const bool is_size =
      parse_number(text.substr(0, cross), options.width) && parse_number(text.substr(cross + 1), options.height);
  return is_size && options.width >= k_least_width && options.height >= k_least_height &&
         std::max(options.width, options.height) <= k_most_side;
}

bool parse_scale(std::string_view text, ViewerOptions& options) {
  return parse_number(text, options.scale) && options.scale >= k_least_scale && options.scale <= k_most_scale;
}

// Which of the connection's parameters were given; absent ones stay empty in the form.
struct Given {
  std::optional<std::string> ticket, address, port;
  std::string name;
};

struct Parsing {
  ViewerOptions options;
  Given given;
};

using Setter = bool (*)(Parsing&, const std::string&);

struct Switch {
  std::string_view name;
  Setter set;
};

constexpr std::array k_switches = {
    Switch{"ticket", [](Parsing& to, const std::string& text) { return to.given.ticket = text, true; }},
    Switch{"ipaddress", [](Parsing& to, const std::string& text) { return to.given.address = text, true; }},
    Switch{"port", [](Parsing& to, const std::string& text) { return to.given.port = text, true; }},
    Switch{"name", [](Parsing& to, const std::string& text) { return to.given.name = text, true; }},
    Switch{"size", [](Parsing& to, const std::string& text) { return parse_size(text, to.options); }},
    Switch{"scale", [](Parsing& to, const std::string& text) { return parse_scale(text, to.options); }},
    Switch{"automation", [](Parsing& to, const std::string& text) { return to.options.automation = text, true; }},
    Switch{"shot", [](Parsing& to, const std::string& text) { return to.options.shot = text, true; }},
    Switch{"shot-limit",
           [](Parsing& to, const std::string& text) {
             return parse_number(text, to.options.shot_limit_s) && to.options.shot_limit_s >= 1 &&
                    to.options.shot_limit_s <= k_longest_shot_limit_s;
           }},
    Switch{"save-stream", [](Parsing& to, const std::string& text) { return to.options.save_stream = text, true; }},
    Switch{"statistics", [](Parsing& to, const std::string& text) { return to.options.statistics = text, true; }},
};

// A parameter that is there and malformed empties them all; one that is absent leaves its field to be typed.
void settle_fields(Parsing& parsing) {
  Given& given = parsing.given;
  const bool is_malformed = (given.ticket && !check_ticket(*given.ticket)) ||
                            (given.address && !check_address(*given.address)) ||
                            (given.port && !check_port(*given.port));
  if (!is_malformed) {
    parsing.options.fields = {given.ticket.value_or(""), given.address.value_or(""), given.port.value_or(""),
                              given.name};
    parsing.options.connects_at_once = given.ticket && given.address && given.port;
  }
  if (given.ticket) wipe(*given.ticket);
}

std::string_view ticket_prefix_of(std::string_view word) {
  const auto parsed = parse_word(word);
  return parsed && parsed->name == "ticket" && parsed->value ? word.substr(0, word.find('=') + 1)
                                                             : std::string_view();
}

}  // namespace

std::vector<std::string> take_arguments(int argc, char** argv) {
  std::vector<std::string> words;
  bool follows_ticket = false;
  for (int i = 1; i < argc; ++i) {
    const std::string& word = words.emplace_back(argv[i]);
    const std::size_t prefix = ticket_prefix_of(word).size();
    if (prefix > 0) std::memset(argv[i] + prefix, '*', std::strlen(argv[i] + prefix));
    if (follows_ticket) std::memset(argv[i], '*', std::strlen(argv[i]));
    const auto parsed = parse_word(word);
    follows_ticket = parsed && parsed->name == "ticket" && !parsed->value;
  }
  return words;
}

Result<ViewerOptions> parse_arguments(const std::vector<std::string>& words,
                                      const std::function<std::string()>& read_line) {
  Parsing parsing;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto word = parse_word(words[i]);
    if (!word) return tl::unexpected(bad_use(tr("\"{}\" is not a switch of lifeboat-viewer; see --help"), words[i]));
    if (word->name == "headless" && !word->value) {
      parsing.options.is_headless = true;
      continue;
    }
    if (word->name == "help" || word->name == "h" || word->name == "?") {
      parsing.options.wants_help = true;
      continue;
    }
    const auto* found = std::ranges::find(k_switches, word->name, &Switch::name);
    if (found == k_switches.end()) {
      return tl::unexpected(bad_use(tr("\"{}\" is not a switch of lifeboat-viewer; see --help"), word->name));
    }
    std::string value = word->value.value_or("");
    if (!word->value && i + 1 < words.size()) value = words[++i];
    if (found->name == "ticket" && value == "-") value = read_line();
    const bool is_set = found->set(parsing, value);
    if (found->name == "ticket") wipe(value);
    if (!is_set)
      return tl::unexpected(bad_use(tr("--{} was given a value that it cannot have; see --help"), word->name));
  }
  settle_fields(parsing);
  return parsing.options;
}

const char* usage() {
  return tr(
      "use: lifeboat-viewer [-ticket=NNN-NNN-NNN] [-ipaddress=ADDRESS] [-port=PORT] [-name=NAME]\n"
      "  With ticket, address and port it connects at once. --ticket=- reads the ticket from standard input.\n"
      "  --headless                no window\n"
      "  --size=1024x768           of the window\n"
      "  --scale=1.5               enlarges the viewer's own texts, 1 to 3\n"
      "  --automation=SOCKET       for `lifeboat ui SOCKET …`\n"
      "  --shot=FILE.png           writes the remote picture once it is exact, and ends\n"
      "  --shot-limit=SECONDS      how long --shot waits at most (60)\n"
      "  --save-stream=FILE.h264   keeps the H.264 stream, for debugging\n"
      "  --statistics=FILE.json    figures of the session, written at the end\n");
}

}  // namespace lifeboat::remote::viewer
