#include "host/settings/settings_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "host/settings/value_rules.hpp"

namespace lifeboat::settings {
namespace {

constexpr std::size_t k_shown_characters = 40;

std::optional<std::string> scalar_text(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return fmt::format("{}", number->get());
  if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
  if (const auto* number = node.as_floating_point()) return fmt::format("{}", number->get());
  return std::nullopt;
}

// A text as a line that steers no terminal, cut to what a message can bear.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  std::size_t count = 0;
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    const bool begins_character = (code & 0xC0U) != 0x80U;
    if (begins_character && count++ == k_shown_characters) return out + "…\"";
    out += code < 0x20 || code == 0x7F ? fmt::format("\\x{:02X}", code) : std::string(1, c);
  }
  return out + "\"";
}

// A value as the file has it.
std::string shown(const toml::node& node) {
  if (node.is_table()) return tr("a section");
  if (node.is_array()) return tr("a list");
  if (const auto* text = node.as_string()) return quoted(text->get());
  if (const auto text = scalar_text(node)) return *text;
  return tr("a date or time");
}

bool has_type_of(const Key& key, const toml::node& node) {
  if (key.kind == Kind::flag) return node.is_boolean();
  return node.is_string() || (key.kind == Kind::port && node.is_integer());
}

// Dots stand between the parts of a key: a part in quotes may not have one of its own.
bool is_plain(std::string_view part) {
  return !part.empty() && std::ranges::all_of(part, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

}  // namespace

void SettingsReader::tell(const toml::source_region& where, std::string what) {
  // One more than is told is enough to know that there are more.
  if (into_.findings.size() <= k_max_findings) {
    into_.findings.push_back({where.begin.line, where.begin.column, std::move(what)});
  }
}

void SettingsReader::keep(const std::string& name, std::string text, const toml::source_region& where) {
  into_.settings.set(name, {std::move(text), where.begin.line});
}

void SettingsReader::take_table(const toml::table& table, const std::string& prefix) {
  for (const auto& [name, node] : table) {
    const std::string part(name.str());
    if (is_plain(part)) {
      take(prefix + part, node, name.source());
    } else {
      tell(name.source(), fmt::format(fmt::runtime(tr("{} is no name of a key; expected letters, digits, \"_\" and "
                                                      "\"-\"")),
                                      quoted(part)));
    }
  }
}

void SettingsReader::take(const std::string& name, const toml::node& node, const toml::source_region& named_at) {
  if (const Key* key = find_key(name)) {
    take_known(*key, node);
  } else if (name.starts_with(k_plugin_prefix)) {
    take_vendors(name, node);
  } else if (const auto* below = node.as_table(); below != nullptr && (!below->empty() || is_section(name))) {
    take_table(*below, name + ".");
  } else if (below == nullptr || name + "." != k_plugin_prefix) {
    tell_unknown(name, named_at);
  }
}

void SettingsReader::tell_unknown(const std::string& name, const toml::source_region& where) {
  const std::string_view meant = nearest_key(name);
  if (meant.empty()) {
    tell(where, fmt::format(fmt::runtime(tr("{} is not known")), name));
  } else {
    tell(where, fmt::format(fmt::runtime(tr("{} is not known; did you mean {}?")), name, meant));
  }
}

void SettingsReader::take_known(const Key& key, const toml::node& node) {
  const auto* list = node.as_array();
  if (is_list(key.kind) && list != nullptr) return take_list(key, *list);
  if (is_list(key.kind)) {
    tell(node.source(), fmt::format(fmt::runtime(tr("{} is {}; expected a list in [ ]: {}")), key.name, shown(node),
                                    expected_of(key)));
  } else if (auto text = take_item(key, node)) {
    keep(std::string(key.name), std::move(*text), node.source());
  }
}

std::optional<std::string> SettingsReader::take_item(const Key& key, const toml::node& node) {
  const char* wrong_type = is_list(key.kind) ? tr("{} holds {}; expected {}") : tr("{} is {}; expected {}");
  if (!has_type_of(key, node)) {
    tell(node.source(), fmt::format(fmt::runtime(wrong_type), key.name, shown(node), expected_of(key)));
    return std::nullopt;
  }
  std::string text = *scalar_text(node);
  const std::string wrong = complaint(key, text, shown(node), entries_);
  if (wrong.empty()) return text;
  tell(node.source(), fmt::format("{} {}", key.name, wrong));
  return std::nullopt;
}

void SettingsReader::take_list(const Key& key, const toml::array& list) {
  if (list.size() > key.limit) {
    tell(list.source(), fmt::format(fmt::runtime(tr("{} holds {} items; expected at most {}")), key.name, list.size(),
                                    key.limit));
  }
  std::string joined;
  bool is_whole = true;
  for (std::size_t i = 0; i < std::min(list.size(), key.limit); ++i) {
    const auto text = take_item(key, *list.get(i));
    is_whole = is_whole && text;
    if (text) joined += (joined.empty() ? "" : "\n") + *text;
  }
  // Nothing that is right is not the same as nothing: the default stays.
  if (is_whole || !joined.empty()) keep(std::string(key.name), std::move(joined), list.source());
}

// [plugin.<tool id>]: what stands there is the tool's to understand, as long as lifeboat.settings can hand it over.
void SettingsReader::take_vendors(const std::string& name, const toml::node& node) {
  const std::string_view below = std::string_view(name).substr(k_plugin_prefix.size());
  const bool is_of_tool = is_tool_id(below.substr(0, below.find('.')));
  if (!is_of_tool || (below.find('.') == std::string_view::npos && !node.is_table())) {
    return tell(node.source(), fmt::format(fmt::runtime(tr("{} is no section of a tool; expected [plugin.<tool id>]")),
                                           name));
  }
  if (const auto* table = node.as_table()) return take_table(*table, name + ".");
  if (auto text = scalar_text(node)) return keep(name, std::move(*text), node.source());
  const auto* list = node.as_array();
  if (list == nullptr) return tell(node.source(), fmt::format(fmt::runtime(tr("{} is {}; expected a text, a number, "
                                                                              "true, false or a list")),
                                                              name, shown(node)));
  std::string joined;
  for (const toml::node& item : *list) {
    const auto text = scalar_text(item);
    if (!text || text->find('\n') != std::string::npos) {
      return tell(item.source(), fmt::format(fmt::runtime(tr("{} holds {}; expected texts of one line, or numbers")),
                                             name, shown(item)));
    }
    if (&item != &list->front()) joined += '\n';
    joined += *text;
  }
  keep(name, std::move(joined), node.source());
}

}  // namespace lifeboat::settings
