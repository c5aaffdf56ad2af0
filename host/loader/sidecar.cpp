#include "host/loader/sidecar.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "host/base/text.hpp"

namespace lifeboat::loader {

namespace {

using Json = nlohmann::json;

// Objects within arrays within the object: what is deeper is no sidecar.
constexpr int k_max_depth = 6;
// Extensions of one tool, actions of one command.
constexpr std::size_t k_max_list = 64;

// The parsers below throw; parse_sidecar turns it into the reason.
struct Garbled : std::runtime_error {
  using runtime_error::runtime_error;
};

std::string text_of(const Json& value, const std::string& field) {
  if (!value.is_string()) throw Garbled(fmt::format(fmt::runtime(tr("\"{}\" is no text")), field));
  auto text = value.get<std::string>();
  if (text.size() > k_max_text_bytes) throw Garbled(fmt::format(fmt::runtime(tr("\"{}\" is too long")), field));
  if (text.find('\0') != std::string::npos) throw Garbled(fmt::format(fmt::runtime(tr("\"{}\" is no text")), field));
  return text;
}

const Json& member(const Json& object, const std::string& field) {
  const auto found = object.find(field);
  if (found == object.end()) throw Garbled(fmt::format(fmt::runtime(tr("\"{}\" is missing")), field));
  return *found;
}

std::string text_member(const Json& object, const std::string& field) {
  return text_of(member(object, field), field);
}

std::string required_text(const Json& object, const std::string& field) {
  std::string text = text_member(object, field);
  if (text.empty()) throw Garbled(fmt::format(fmt::runtime(tr("\"{}\" is missing")), field));
  return text;
}

std::string optional_text(const Json& object, const std::string& field) {
  return object.contains(field) ? text_member(object, field) : std::string();
}

const Json& list_member(const Json& object, const std::string& field, std::size_t limit) {
  const Json& list = member(object, field);
  if (!list.is_array() || list.size() > limit) {
    throw Garbled(fmt::format(fmt::runtime(tr("\"{}\" is no list of at most {}")), field, limit));
  }
  return list;
}

const Json& object_of(const Json& value, const char* what) {
  if (!value.is_object()) throw Garbled(fmt::format(fmt::runtime(tr("{} is no object")), what));
  return value;
}

std::uint16_t version_member(const Json& object, const std::string& field) {
  const Json& value = member(object, field);
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() > std::numeric_limits<std::uint16_t>::max()) {
    throw Garbled(fmt::format(fmt::runtime(tr("\"{}\" is no version number")), field));
  }
  return value.get<std::uint16_t>();
}

lb_needs need_bit(const std::string& name) {
  constexpr std::array<std::pair<std::string_view, lb_needs>, 5> k_names{{{"system", LB_NEEDS_SYSTEM},
                                                                         {"hives", LB_NEEDS_HIVES},
                                                                         {"network", LB_NEEDS_NETWORK},
                                                                         {"screen", LB_NEEDS_SCREEN},
                                                                         {"writing", LB_NEEDS_WRITING}}};
  const auto* const found = std::ranges::find(k_names, name, &std::pair<std::string_view, lb_needs>::first);
  // A newer plug-in's need: unknown, so unmet (needs.hpp), rather than forgotten.
  return found == k_names.end() ? 1U << 31U : found->second;
}

std::vector<std::string> texts_of(const Json& list, const std::string& field) {
  std::vector<std::string> texts;
  for (const Json& value : list) texts.push_back(text_of(value, field));
  return texts;
}

SidecarTool tool_of(const Json& json) {
  object_of(json, "a tool");
  SidecarTool tool{.id = text_member(json, "id"),
                   .name = required_text(json, "name"),
                   .subtitle = required_text(json, "subtitle"),
                   .icon = required_text(json, "icon"),
                   .extensions = texts_of(list_member(json, "extensions", k_max_list), "extensions")};
  if (!is_tool_id(tool.id)) throw Garbled(fmt::format(fmt::runtime(tr("\"{}\" is no tool id")), tool.id));
  for (const std::string& need : texts_of(list_member(json, "needs", k_max_list), "needs")) {
    tool.needs |= need_bit(need);
  }
  return tool;
}

SidecarActions actions_of(const Json& json) {
  SidecarActions actions{.command = required_text(object_of(json, "\"actions\""), "command")};
  for (const Json& action : list_member(json, "actions", k_max_list)) {
    actions.actions.push_back(required_text(object_of(action, "an action"), "name"));
  }
  return actions;
}

// A locale folder outside the plug-in's own would be somebody else's.
std::filesystem::path locale_of(const Json& json) {
  std::filesystem::path folder = optional_text(json, "locale");
  const bool climbs = std::ranges::find(folder, std::filesystem::path("..")) != folder.end();
  if (folder.is_absolute() || climbs) throw Garbled(tr("\"locale\" leads out of the plug-in's folder"));
  return folder;
}

// The console's own domain would let a plug-in's folder replace the console's texts.
std::string text_domain_of(const Json& json) {
  std::string domain = optional_text(json, "text_domain");
  if (domain == k_text_domain) throw Garbled(tr("\"text_domain\" is the console's own"));
  return domain;
}

Sidecar sidecar_of(const Json& json) {
  Sidecar sidecar{.abi_major = version_member(object_of(json, "it"), "abi_major"),
                  .abi_minor = version_member(json, "abi_minor"),
                  .id = required_text(json, "id"),
                  .vendor = required_text(json, "vendor"),
                  .version = required_text(json, "version"),
                  .text_domain = text_domain_of(json),
                  .locale_dir = locale_of(json)};
  for (const Json& tool : list_member(json, "tools", k_max_tools)) sidecar.tools.push_back(tool_of(tool));
  if (json.contains("actions")) sidecar.actions = actions_of(json["actions"]);
  return sidecar;
}

// Another major's sidecar may have any shape: then its major is all we take from it, and all the caller needs.
Sidecar sidecar_of_any_major(const Json& json) {
  const std::uint16_t major = version_member(object_of(json, "it"), "abi_major");
  try {
    return sidecar_of(json);
  } catch (const Garbled&) {
    if (major == LB_ABI_MAJOR) throw;
    return Sidecar{.abi_major = major};
  }
}

Json parse_json(std::span<const std::byte> bytes) {
  const auto refuse_depth = [](int depth, Json::parse_event_t, Json&) {
    if (depth > k_max_depth) throw Garbled(tr("it is nested too deeply"));
    return true;
  };
  const auto* text = reinterpret_cast<const char*>(bytes.data());
  return Json::parse(text, text + bytes.size(), refuse_depth);
}

}  // namespace

bool is_tool_id(std::string_view id) {
  constexpr std::size_t k_max_id_bytes = 63;  // lifeboat/plugin.h
  const auto is_good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !id.empty() && id.size() <= k_max_id_bytes && std::ranges::all_of(id, is_good);
}

Result<Sidecar> parse_sidecar(std::span<const std::byte> json) {
  if (json.size() > k_max_sidecar_bytes) return fail(ErrorKind::damaged, tr("its description is too large"));
  try {
    return sidecar_of_any_major(parse_json(json));
  } catch (const Garbled& error) {
    return fail(ErrorKind::damaged, fmt::format(fmt::runtime(tr("its description is garbled: {}")), error.what()));
  } catch (const Json::exception&) {
    return fail(ErrorKind::damaged, tr("its description is garbled: it is not JSON"));
  }
}

}  // namespace lifeboat::loader
