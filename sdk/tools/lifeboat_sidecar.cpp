// lifeboat-sidecar MODULE.so OUT.json [LOCALE]: writes the sidecar of a plug-in from the plug-in's own descriptor, so
// that the two cannot disagree. add_tool_plugin() runs it after each link; a descriptor that the host would refuse fails
// the build. LOCALE is the folder of the translations, beside the sidecar.
#include <dlfcn.h>

#include <cstdio>
#include <fstream>
#include <set>
#include <stdexcept>
#include <string>

#include "lifeboat/cpp/json.hpp"
#include "lifeboat/ext/actions.h"
#include "lifeboat/plugin.h"

namespace {

constexpr std::uint32_t k_max_tools = 32;   // lifeboat/plugin.h
constexpr std::size_t k_max_id_bytes = 63;  // lifeboat/plugin.h
constexpr int k_max_list = 64;              // an extension list without its NULL must not run away

void require(bool is_met, const std::string& what) {
  if (!is_met) throw std::runtime_error(what);
}

const char* required(const char* text, const char* field) {
  require(text != nullptr && *text != '\0', std::string("the descriptor's `") + field + "` is empty");
  return text;
}

void require_tool_id(const std::string& id) {
  const bool is_good = id.size() <= k_max_id_bytes &&
                       id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
  require(is_good, "the tool id \"" + id + "\" is not 1 to 63 of a-z, 0-9 and -");
}

void write_strings(lifeboat::sdk::JsonWriter& json, const char* const* list) {
  json.begin_array();
  for (int i = 0; list != nullptr && list[i] != nullptr; ++i) {
    require(i < k_max_list, "a list of extensions has no NULL at its end");
    json.string(list[i]);
  }
  json.end_array();
}

void write_needs(lifeboat::sdk::JsonWriter& json, lb_needs needs) {
  constexpr struct { lb_needs bit; const char* name; } k_names[] = {
      {LB_NEEDS_SYSTEM, "system"}, {LB_NEEDS_HIVES, "hives"},     {LB_NEEDS_NETWORK, "network"},
      {LB_NEEDS_SCREEN, "screen"}, {LB_NEEDS_WRITING, "writing"},
  };
  json.begin_array();
  for (const auto& entry : k_names) {
    if ((needs & entry.bit) != 0) json.string(entry.name);
    needs &= ~entry.bit;
  }
  require(needs == 0, "a tool's `needs` has bits that this SDK does not know");
  json.end_array();
}

std::string write_tool(lifeboat::sdk::JsonWriter& json, const lb_tool_descriptor& tool) {
  const std::string id = required(tool.id, "tool id");
  require_tool_id(id);
  json.begin_object();
  json.key("id").string(id);
  json.key("name").string(required(tool.name, "tool name"));
  json.key("subtitle").string(required(tool.subtitle, "tool subtitle"));
  json.key("icon").string(required(tool.icon, "tool icon"));
  write_needs(json.key("needs"), tool.needs);
  write_strings(json.key("extensions"), tool.extensions);
  json.end_object();
  return id;
}

void write_actions(lifeboat::sdk::JsonWriter& json, const lb_actions& actions) {
  json.begin_object();
  json.key("command").string(required(actions.command, "command"));
  write_strings(json.key("extensions"), actions.extensions);
  json.key("actions").begin_array();
  for (std::uint32_t i = 0; i < actions.action_count; ++i) {
    const lb_action& action = actions.actions[i];
    require(action.run != nullptr, "an action has no `run`");
    json.begin_object();
    json.key("name").string(required(action.name, "action name"));
    json.key("usage").string(action.usage != nullptr ? action.usage : "");
    json.key("summary").string(required(action.summary, "action summary"));
    json.end_object();
  }
  json.end_array().end_object();
}

void write_tools(lifeboat::sdk::JsonWriter& json, const lb_plugin& plugin) {
  require(plugin.tool_count <= k_max_tools, "more than 32 tools");
  require(plugin.tool_count == 0 || (plugin.tool_descriptor != nullptr && plugin.create != nullptr),
          "tools without `tool_descriptor` or `create`");
  std::set<std::string> ids;
  json.begin_array();
  for (std::uint32_t i = 0; i < plugin.tool_count; ++i) {
    const lb_tool_descriptor* tool = plugin.tool_descriptor(i);
    require(tool != nullptr && tool->size >= sizeof(lb_tool_descriptor), "a tool descriptor is missing or too small");
    require(ids.insert(write_tool(json, *tool)).second, "two tools have one id");
  }
  json.end_array();
}

std::string sidecar_of(const lb_plugin& plugin, const std::string& locale) {
  require(plugin.size >= sizeof(lb_plugin), "lb_plugin_entry is smaller than this SDK's lb_plugin");
  require(plugin.abi_major == LB_ABI_MAJOR, "another ABI major than this SDK's");
  lifeboat::sdk::JsonWriter json;
  json.begin_object();
  json.key("abi_major").number(plugin.abi_major);
  json.key("abi_minor").number(plugin.abi_minor);
  json.key("id").string(required(plugin.id, "id"));
  json.key("vendor").string(required(plugin.vendor, "vendor"));
  json.key("version").string(required(plugin.version, "version"));
  json.key("text_domain").string(plugin.text_domain != nullptr ? plugin.text_domain : "");
  if (!locale.empty()) {
    required(plugin.text_domain, "text_domain");
    json.key("locale").string(locale);
  }
  write_tools(json.key("tools"), plugin);
  const void* actions = plugin.get_extension != nullptr ? plugin.get_extension(LB_EXT_ACTIONS) : nullptr;
  if (actions != nullptr) write_actions(json.key("actions"), *static_cast<const lb_actions*>(actions));
  return json.end_object().text();
}

const lb_plugin& load(const char* path) {
  void* module = dlopen(path, RTLD_NOW | RTLD_LOCAL);  // the program ends soon: never closed
  if (module == nullptr) throw std::runtime_error(dlerror());
  const void* entry = dlsym(module, LB_ENTRY_SYMBOL);
  require(entry != nullptr, std::string("no symbol ") + LB_ENTRY_SYMBOL);
  return *static_cast<const lb_plugin*>(entry);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 && argc != 4) {
    std::fprintf(stderr, "usage: lifeboat-sidecar MODULE.so OUT.json [LOCALE]\n");
    return 2;
  }
  try {
    const std::string text = sidecar_of(load(argv[1]), argc == 4 ? argv[3] : "");
    std::ofstream out(argv[2], std::ios::binary | std::ios::trunc);
    out << text << '\n';
    out.close();
    require(out.good(), std::string("cannot write ") + argv[2]);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "lifeboat-sidecar: %s: %s\n", argv[1], error.what());
    return 1;
  }
}
