#include "host/loader/descriptor.hpp"

#include <cstddef>
#include <type_traits>

#include <fmt/format.h>

#include "host/base/text.hpp"
#include "host/loader/covered_field.hpp"

namespace lifeboat::loader {

namespace {

// A list without its NULL must not run away.
constexpr std::size_t k_max_list = 64;

tl::unexpected<Error> refuse(const char* message) { return fail(ErrorKind::refused, message); }

bool is_text(const char* text) {
  const std::string_view view = bounded_text(text);
  return !view.empty() && view.size() <= k_max_text_bytes;
}

std::size_t list_length(const char* const* list) {
  std::size_t length = 0;
  while (list != nullptr && length <= k_max_list && list[length] != nullptr) ++length;
  return length;
}

Status check_tool(const lb_tool_descriptor* tool) {
  if (tool == nullptr || !LIFEBOAT_COVERS(*tool, extensions)) return refuse(tr("a tool of it has no description"));
  if (!is_tool_id(bounded_text(tool->id))) return refuse(tr("a tool of it has no proper id"));
  if (!is_text(tool->name) || !is_text(tool->subtitle) || !is_text(tool->icon)) {
    return refuse(tr("a tool of it has no name, subtitle or icon"));
  }
  if (list_length(tool->extensions) > k_max_list) return refuse(tr("a tool of it asks for too much"));
  return {};
}

Status check_actions(const lb_actions* actions) {
  if (actions == nullptr) return {};
  if (!LIFEBOAT_COVERS(*actions, actions) || !is_text(actions->command) || actions->action_count > k_max_list ||
      list_length(actions->extensions) > k_max_list) {
    return refuse(tr("its actions have no proper description"));
  }
  for (std::uint32_t i = 0; i < actions->action_count; ++i) {
    const lb_action& action = actions->actions[i];
    if (!is_text(action.name) || action.run == nullptr) return refuse(tr("an action of it has no name"));
  }
  return {};
}

std::vector<std::string> list_from(const char* const* list) {
  return list == nullptr ? std::vector<std::string>{}
                         : std::vector<std::string>(list, list + list_length(list));
}

SidecarTool tool_from(const lb_tool_descriptor& tool) {
  return {.id = tool.id,
          .name = tool.name,
          .subtitle = tool.subtitle,
          .icon = tool.icon,
          .needs = tool.needs,
          .extensions = list_from(tool.extensions)};
}

const void* extension_of(const lb_plugin& plugin, const char* id) {
  if (!LIFEBOAT_COVERS(plugin, get_extension) || plugin.get_extension == nullptr) return nullptr;
  return plugin.get_extension(id);
}

}  // namespace

const lb_actions* actions_of(const lb_plugin& plugin) {
  return static_cast<const lb_actions*>(extension_of(plugin, LB_EXT_ACTIONS));
}

const lb_state* state_of(const lb_plugin& plugin) {
  const auto* state = static_cast<const lb_state*>(extension_of(plugin, LB_EXT_STATE));
  const bool is_whole =
      state != nullptr && LIFEBOAT_COVERS(*state, restore) && state->save != nullptr && state->restore != nullptr;
  return is_whole ? state : nullptr;
}

Status check_descriptor(const lb_plugin& plugin) {
  // The version first: it is all that two majors are sure to share.
  if (!LIFEBOAT_COVERS(plugin, abi_minor)) return refuse(tr("it is not a Lifeboat plug-in"));
  if (plugin.abi_major != LB_ABI_MAJOR) {
    return fail(ErrorKind::refused, fmt::format(fmt::runtime(tr("it is made for another console (plug-in interface "
                                                                "{}, this console has {})")),
                                                plugin.abi_major, LB_ABI_MAJOR));
  }
  if (!LIFEBOAT_COVERS(plugin, create)) return refuse(tr("its description is cut short"));
  if (!is_text(plugin.id) || !is_text(plugin.vendor) || !is_text(plugin.version)) {
    return refuse(tr("it does not say who made it"));
  }
  const bool is_callable = plugin.tool_descriptor != nullptr && plugin.create != nullptr;
  if (plugin.tool_count > k_max_tools || (plugin.tool_count > 0 && !is_callable)) {
    return refuse(tr("its list of tools is not proper"));
  }
  for (std::uint32_t i = 0; i < plugin.tool_count; ++i) {
    if (auto status = check_tool(plugin.tool_descriptor(i)); !status) return status;
  }
  return check_actions(actions_of(plugin));
}

Sidecar sidecar_from(const lb_plugin& plugin) {
  Sidecar sidecar{.abi_major = plugin.abi_major,
                  .abi_minor = plugin.abi_minor,
                  .id = plugin.id,
                  .vendor = plugin.vendor,
                  .version = plugin.version,
                  .text_domain = std::string(bounded_text(plugin.text_domain))};
  for (std::uint32_t i = 0; i < plugin.tool_count; ++i) {
    sidecar.tools.push_back(tool_from(*plugin.tool_descriptor(i)));
  }
  if (const lb_actions* actions = actions_of(plugin)) {
    sidecar.actions = SidecarActions{.command = actions->command, .actions = {}};
    for (std::uint32_t i = 0; i < actions->action_count; ++i) {
      sidecar.actions->actions.emplace_back(actions->actions[i].name);
    }
  }
  return sidecar;
}

}  // namespace lifeboat::loader
