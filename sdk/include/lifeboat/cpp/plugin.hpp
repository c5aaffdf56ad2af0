// What a plug-in exports, as tables: its tools, its actions, and who made it. The thunks between the C boundary and
// the C++ classes are here, and every one is noexcept: what a tool throws becomes a status and a reason.
//
//   constexpr auto k_tools = std::array{tool<Hello>({.needs = 0, .id = "hello", …})};
//   extern "C" LB_EXPORT const lb_plugin lb_plugin_entry = plugin<k_tools>({.id = "com.example.hello", …});
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "../ext/actions.h"
#include "../ext/state.h"
#include "../plugin.h"
#include "log.hpp"
#include "tool.hpp"

namespace lifeboat::sdk {

// The fields of lb_tool_descriptor, without its size.
struct ToolFacts {
  lb_needs needs = 0;
  const char* id;
  const char* name;
  const char* subtitle;
  const char* icon;
  const char* const* extensions;  // nullptr at the end; must live for ever
};

struct PluginFacts {
  const char* id;
  const char* vendor;
  const char* version;
  const char* text_domain = nullptr;
};

struct ToolEntry {
  lb_tool_descriptor descriptor;
  std::unique_ptr<Tool> (*make)(Host host);
};

template <class ToolClass>
constexpr ToolEntry tool(const ToolFacts& facts) {
  return {{sizeof(lb_tool_descriptor), facts.needs, facts.id, facts.name, facts.subtitle, facts.icon, facts.extensions},
          [](Host host) -> std::unique_ptr<Tool> { return std::make_unique<ToolClass>(host); }};
}

namespace detail {

// An open tool: the C structure and what it stands for.
struct OpenTool {
  lb_tool raw{};
  Host host;
  std::unique_ptr<Tool> tool;
  std::string failure;

  explicit OpenTool(const lb_host* from) : host(from) {
    raw.size = sizeof raw;
    raw.data = this;
    raw.destroy = &destroy;
    raw.frame = &frame;
    raw.has_unsaved_work = &has_unsaved_work;
    raw.failure = &reason;
  }

  static OpenTool& of(lb_tool* tool) { return *static_cast<OpenTool*>(tool->data); }
  static void destroy(lb_tool* tool) noexcept { delete &of(tool); }
  static const char* reason(lb_tool* tool) noexcept { return of(tool).failure.c_str(); }
  static bool has_unsaved_work(lb_tool* tool) noexcept {
    try {
      return of(tool).tool->has_unsaved_work();
    } catch (...) {
      return true;  // a tool that cannot say may well hold something
    }
  }
  static lb_status frame(lb_tool* tool, lb_ui* ui) noexcept {
    OpenTool& self = of(tool);
    try {
      return self.guarded_frame(ui);
    } catch (...) {
      self.failure.clear();  // no memory for the words
      return LB_REFUSED;
    }
  }

 private:
  lb_status guarded_frame(lb_ui* raw_ui) {
    lb_status status = LB_REFUSED;
    try {
      Ui ui(host.extension<lb_ui_api>(LB_EXT_UI), raw_ui);
      tool->frame(ui);
      return LB_OK;
    } catch (const Failed& failed) {
      status = failed.status();
      failure = failed.what();
    } catch (const std::exception& error) {
      failure = error.what();
    } catch (...) {
      failure = "an exception that is no std::exception";
    }
    Log(host).error(failure);
    return status;
  }
};

// A state that does not fit, or cannot be had, is none.
inline std::size_t save_state(lb_tool* tool, std::uint8_t* out, std::size_t capacity) noexcept {
  try {
    const std::string state = OpenTool::of(tool).tool->state();
    if (state.size() > capacity) return 0;
    std::copy(state.begin(), state.end(), out);
    return state.size();
  } catch (...) {
    return 0;
  }
}

inline void restore_state(lb_tool* tool, const std::uint8_t* data, std::size_t size_bytes) noexcept {
  try {
    OpenTool::of(tool).tool->restore({reinterpret_cast<const char*>(data), size_bytes});
  } catch (...) {  // the tool begins as it does without one
  }
}

inline constexpr lb_state k_state{.size = sizeof(lb_state), .save = &save_state, .restore = &restore_state};

// Cut to the space there is, not within a character.
inline void write_reason(char* reason, std::size_t reason_size, std::string_view text) noexcept {
  if (reason == nullptr || reason_size == 0) return;
  std::size_t length = std::min(text.size(), reason_size - 1);
  while (length < text.size() && length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) --length;
  std::copy_n(text.data(), length, reason);
  reason[length] = '\0';
}

template <const auto& Tools>
const lb_tool_descriptor* tool_descriptor(std::uint32_t index) noexcept {
  return index < Tools.size() ? &Tools[index].descriptor : nullptr;
}

template <const auto& Tools>
lb_status create(std::uint32_t index, const lb_host* host, lb_tool** out, char* reason,
                 std::size_t reason_size) noexcept {
  *out = nullptr;
  if (index >= Tools.size()) {
    write_reason(reason, reason_size, "the plug-in has no tool of that number");
    return LB_BAD_USE;
  }
  try {
    auto open = std::make_unique<OpenTool>(host);
    open->tool = Tools[index].make(open->host);
    *out = &open.release()->raw;
    return LB_OK;
  } catch (const Failed& failed) {
    write_reason(reason, reason_size, failed.what());
    return failed.status();
  } catch (const std::exception& error) {
    write_reason(reason, reason_size, error.what());
  } catch (...) {
    write_reason(reason, reason_size, "an exception that is no std::exception");
  }
  return LB_REFUSED;
}

template <const lb_actions* Actions>
const void* get_extension(const char* id) noexcept {
  if (id != nullptr && std::string_view(id) == LB_EXT_ACTIONS) return Actions;
  return id != nullptr && std::string_view(id) == LB_EXT_STATE ? &k_state : nullptr;
}

}  // namespace detail

// `Tools`: a constexpr std::array<ToolEntry, N> at namespace scope; `Actions`: the address of a constexpr lb_actions.
template <const auto& Tools, const lb_actions* Actions = nullptr>
constexpr lb_plugin plugin(const PluginFacts& facts) {
  static_assert(Tools.size() <= 32, "lifeboat/plugin.h allows 32 tools");
  return {sizeof(lb_plugin),  LB_ABI_MAJOR,
          LB_ABI_MINOR,       facts.id,
          facts.vendor,       facts.version,
          facts.text_domain,  static_cast<std::uint32_t>(Tools.size()),
          &detail::tool_descriptor<Tools>,
          &detail::create<Tools>,
          &detail::get_extension<Actions>};
}

}  // namespace lifeboat::sdk
