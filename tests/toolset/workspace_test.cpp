// Who may open what, with a plug-in that behaves.
#include "host/toolset/workspace.hpp"

#include <array>
#include <catch2/catch.hpp>

#include "host/loader/extensions/log.hpp"
#include "host/loader/extensions/log_extension.hpp"

namespace lifeboat::toolset {
namespace {

using screen::InputSource;

constexpr const char* k_tool = "test-behaves";

struct Console {
  Console() {
    services.provide(log);
    extensions.add(LB_EXT_LOG, loader::log_extension());
    loader.scan(std::array{std::filesystem::path(LIFEBOAT_BINARY_DIR) / "test-plugins" / "behaves"});
  }

  [[nodiscard]] std::string reason() const { return workspace.entries().at(0).reason; }
  [[nodiscard]] bool is_open() const { return workspace.entries().at(0).is_open; }

  loader::Log log{{}};
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

}  // namespace

TEST_CASE("a disabled tool is grey to the person, with its reason") {
  Console console;
  CHECK(console.reason().find("administrator") != std::string::npos);
  console.workspace.open(k_tool, InputSource::local);
  console.workspace.open(k_tool, InputSource::remote);
  CHECK_FALSE(console.is_open());
}

TEST_CASE("what a tool needs comes before who may open it") {
  Console console;
  console.has_system = false;
  CHECK(console.reason().find("administrator") == std::string::npos);
  console.has_technician = true;
  CHECK_FALSE(console.reason().empty());
}

TEST_CASE("while a technician is there his press opens it, and the person's does not") {
  Console console;
  console.has_technician = true;
  CHECK(console.reason().empty());
  for (const auto source : {InputSource::local, InputSource::automation}) {
    console.workspace.open(k_tool, source);
    CHECK_FALSE(console.is_open());
  }
  CHECK(console.refused.size() == 2);
  console.workspace.open(k_tool, InputSource::remote);
  CHECK(console.is_open());
  CHECK(console.workspace.current() == k_tool);
}

TEST_CASE("when he goes, what only he may use closes") {
  Console console;
  console.has_technician = true;
  console.workspace.open(k_tool, InputSource::remote);
  console.has_technician = false;
  CHECK(console.workspace.close_disabled() == std::vector<std::string>{"Fixture behaves"});
  CHECK_FALSE(console.is_open());
  CHECK(console.workspace.current().empty());
  CHECK(console.closed == std::vector<std::string>{k_tool});
  CHECK(console.workspace.close_disabled().empty());
}

TEST_CASE("an open tool is asked for its unsaved work") {
  Console console;
  CHECK_FALSE(console.workspace.has_unsaved_work(k_tool));
  console.has_technician = true;
  console.workspace.open(k_tool, InputSource::remote);
  CHECK(console.workspace.has_unsaved_work(k_tool));
}

}  // namespace lifeboat::toolset
