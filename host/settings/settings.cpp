#include "host/settings/settings.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::settings {
namespace {

using Values = std::map<std::string, std::string, std::less<>>;

tl::unexpected<Error> wrong(const std::string& file, const toml::source_region& where, std::string_view what) {
  return fail(ErrorKind::bad_use, fmt::format(fmt::runtime(tr("{}, line {}, column {}: {}")), file, where.begin.line,
                                              where.begin.column, what));
}

std::optional<std::string> scalar_text(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return fmt::format("{}", number->get());
  if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
  if (const auto* number = node.as_floating_point()) return fmt::format("{}", number->get());
  return std::nullopt;
}

Result<std::string> list_text(const toml::array& list, const std::string& file) {
  std::string joined;
  for (const toml::node& item : list) {
    const auto text = scalar_text(item);
    if (!text || text->find('\n') != std::string::npos) {
      return wrong(file, item.source(), tr("a list holds texts of one line, or numbers"));
    }
    if (&item != &list.front()) joined += '\n';
    joined += *text;
  }
  return joined;
}

Status flatten(const toml::table& table, const std::string& prefix, const std::string& file, Values& values) {
  for (const auto& [name, node] : table) {
    const std::string key = prefix + std::string(name.str());
    if (const auto* below = node.as_table()) {
      if (auto done = flatten(*below, key + ".", file, values); !done) return done;
    } else if (const auto* list = node.as_array()) {
      auto text = list_text(*list, file);
      if (!text) return tl::unexpected<Error>(text.error());
      values.insert_or_assign(key, std::move(*text));
    } else if (auto text = scalar_text(node)) {
      values.insert_or_assign(key, std::move(*text));
    } else {
      return wrong(file, node.source(), tr("dates and times have no meaning here"));
    }
  }
  return {};
}

}  // namespace

Result<Settings> Settings::parse(std::string_view toml_text, const std::string& file_name) {
  Settings settings;
  try {
    const toml::table table = toml::parse(toml_text);
    if (auto done = flatten(table, "", file_name, settings.values_); !done)
      return tl::unexpected<Error>(done.error());
  } catch (const toml::parse_error& error) {
    return wrong(file_name, error.source(), error.description());
  }
  return settings;
}

Result<Settings> Settings::load(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string text(k_max_file_bytes + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, stream.gcount())));
  if (!stream.is_open() || stream.bad()) {
    return fail(ErrorKind::not_found, fmt::format(fmt::runtime(tr("cannot read the settings {}")), file.string()));
  }
  if (text.size() > k_max_file_bytes) {
    return fail(ErrorKind::bad_use, fmt::format(fmt::runtime(tr("the settings {} are too long")), file.string()));
  }
  return parse(text, file.string());
}

const std::string* Settings::find(std::string_view key) const {
  const auto found = values_.find(key);
  return found == values_.end() ? nullptr : &found->second;
}

Result<bool> Settings::flag(std::string_view key) const {
  const std::string* value = find(key);
  if (value == nullptr || *value == "false") return false;
  if (*value == "true") return true;
  return fail(ErrorKind::bad_use, fmt::format(fmt::runtime(tr("the setting {} is either true or false")), key));
}

std::vector<std::string> Settings::list(std::string_view key, std::vector<std::string> when_unset) const {
  const std::string* value = find(key);
  if (value == nullptr) return when_unset;
  std::vector<std::string> items;
  for (std::size_t begin = 0; begin < value->size();) {
    const std::size_t end = std::min(value->find('\n', begin), value->size());
    items.push_back(value->substr(begin, end - begin));
    begin = end + 1;
  }
  return items;
}

}  // namespace lifeboat::settings
