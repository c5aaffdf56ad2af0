// A workspace with one plug-in that behaves, and its tool disabled for the person.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "host/loader/extensions/log.hpp"
#include "host/loader/extensions/log_extension.hpp"
#include "host/toolset/workspace.hpp"

namespace lifeboat::toolset {

inline constexpr const char* k_tool = "test-behaves";

struct Console {
  Console() {
    services.provide(log);
    extensions.add(LB_EXT_LOG, loader::log_extension());
    loader.scan(std::array{std::filesystem::path(LIFEBOAT_BINARY_DIR) / "test-plugins" / "behaves"});
  }

  [[nodiscard]] std::string reason() const { return workspace.entries().at(0).reason; }
  [[nodiscard]] bool is_open() const { return workspace.entries().at(0).is_open; }

  std::string last_line;
  loader::Log log{[this](const loader::LogLine& line) { last_line = line.text; }};
  loader::Services services;
  loader::ExtensionTable extensions;
  supervisor::ToolWatch watch = std::move(*supervisor::ToolWatch::unsupervised());
  loader::Loader loader{{.probe = {.program = LIFEBOAT_TEST_CONSOLE, .cache_folder = {}}}};
  bool has_technician = false, has_system = true;
  std::vector<std::string> refused, closed;
  Access access{{.disabled = {k_tool}, .has_technician = [this] { return has_technician; }}};
  Workspace workspace{{.loader = loader,
                       .extensions = extensions,
                       .services = services,
                       .watch = watch,
                       .access = access,
                       .facts =
                           [this](const loader::ToolRow&) {
                             loader::NeedFacts facts;
                             facts.system.is_met = has_system;
                             return facts;
                           },
                       .request_frame = [] {},
                       .on_refused = [this](const std::string& name) { refused.push_back(name); },
                       .on_closed = [this](std::string_view id) { closed.emplace_back(id); }}};
};

}  // namespace lifeboat::toolset
