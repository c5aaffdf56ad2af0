#include "host/settings/value_rules.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "host/settings/known_ids.hpp"

namespace lifeboat::settings {
namespace {

std::optional<unsigned> number_of(std::string_view text) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool is_port(std::string_view text) {
  const auto number = number_of(text);
  return text == "open" || (number && *number >= 1 && *number <= 65535);
}

bool is_word(std::string_view text, std::string_view more) {
  return !text.empty() && text.size() <= k_max_word && std::ranges::all_of(text, [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || more.find(c) != std::string_view::npos;
  });
}

// Tab and new line are a text's own; anything else below the space would steer a terminal.
bool has_control_character(std::string_view text, std::string_view allowed) {
  return std::ranges::any_of(text, [&](char c) {
    const auto code = static_cast<unsigned char>(c);
    return (code < 0x20 && allowed.find(c) == std::string_view::npos) || code == 0x7F;
  });
}

bool is_in_form(const Key& key, std::string_view text) {
  switch (key.kind) {
    case Kind::flag: return text == "true" || text == "false";
    case Kind::port: return is_port(text);
    case Kind::text: return !has_control_character(text, "\n\t");
    case Kind::tools:
    case Kind::entries: return is_tool_id(text);
    case Kind::networks: return is_network(std::string(text));
    case Kind::path: return text.starts_with('/') && !has_control_character(text, "");
    case Kind::layout: return is_layout(text);
    case Kind::language: return is_in(k_languages, text);
  }
  return false;
}

std::string format_words(const char* message, std::string_view first, std::string_view second) {
  return fmt::format(fmt::runtime(message), first, second);
}

std::string entry_complaint(std::string_view text, std::string_view shown, std::span<const std::string_view> entries) {
  if (is_in(entries, text)) return {};
  const std::string_view meant = nearest(entries, text);
  if (!meant.empty()) return format_words(tr("holds {}, which is not known; did you mean \"{}\"?"), shown, meant);
  return fmt::format(fmt::runtime(tr("holds {}, which is not known; there are {}")), shown, fmt::join(entries, ", "));
}

}  // namespace

std::string expected_of(const Key& key) {
  switch (key.kind) {
    case Kind::flag: return tr("true or false");
    case Kind::port: return tr("a number from 1 to 65535 or \"open\"");
    case Kind::text: return tr("a text without control characters, in quotes");
    case Kind::tools: return tr("ids of tools such as \"registry-editor\"");
    case Kind::entries: return tr("ids of entries such as \"load-drivers\"");
    case Kind::networks: return tr("addresses and networks such as \"10.0.0.0/8\"");
    case Kind::path: return tr("a path that begins with \"/\", in quotes");
    case Kind::layout: return tr("a keyboard layout such as \"fr\" or \"us(intl)\"");
    case Kind::language: return fmt::format(fmt::runtime(tr("one of \"{}\"")), fmt::join(k_languages, "\", \""));
  }
  return {};
}

std::string complaint(const Key& key, std::string_view text, std::string_view shown,
                      std::span<const std::string_view> entries) {
  const std::size_t count = is_list(key.kind) ? 0 : character_count(text);
  if (key.limit != 0 && count > key.limit) {
    return fmt::format(fmt::runtime(tr("has {} characters; expected at most {}")), count, key.limit);
  }
  if (!is_in_form(key, text)) {
    const char* message = is_list(key.kind) ? tr("holds {}; expected {}") : tr("is {}; expected {}");
    return format_words(message, shown, expected_of(key));
  }
  const bool disables = key.name == "tools.disabled" || key.kind == Kind::entries;
  if (disables && is_in(k_always_available, text)) {
    return fmt::format(fmt::runtime(tr("holds {}, which cannot be disabled")), shown);
  }
  return key.kind == Kind::entries ? entry_complaint(text, shown, entries) : std::string();
}

bool is_tool_id(std::string_view text) { return is_word(text, "-"); }

bool is_layout(std::string_view text) {
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos) return is_word(text, "_-");
  const std::string_view variant = text.substr(open + 1);
  return is_word(text.substr(0, open), "_-") && variant.ends_with(')') &&
         is_word(variant.substr(0, variant.size() - 1), "_-ABCDEFGHIJKLMNOPQRSTUVWXYZ");
}

bool is_network(const std::string& text) {
  const std::size_t slash = text.find('/');
  const std::string host = text.substr(0, slash);
  in6_addr address{};
  const bool is_ipv4 = ::inet_pton(AF_INET, host.c_str(), &address) == 1;
  if (!is_ipv4 && ::inet_pton(AF_INET6, host.c_str(), &address) != 1) return false;
  if (slash == std::string::npos) return true;
  const auto bits = number_of(std::string_view(text).substr(slash + 1));
  return bits && *bits <= (is_ipv4 ? 32U : 128U);
}

std::size_t character_count(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace lifeboat::settings
