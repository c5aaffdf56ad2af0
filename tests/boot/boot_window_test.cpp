// The pages of the way in, on the sample Windows: what a person who may not do something reaches.
#include "host/boot/view/boot_window.hpp"

#include <catch2/catch.hpp>
#include <memory>

#include "tests/sample/sample_disk.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/toolset/empty_workspace.hpp"
#include "tests/ui/harness.hpp"

using namespace lifeboat;
using namespace lifeboat::boot;

namespace {

struct WayIn : toolset::EmptyWorkspace {
  static std::unique_ptr<target::Target> open(const std::filesystem::path& folder) {
    REQUIRE(sample::make_sample_folder(folder.string()));
    return target::Target::open(folder.string()).value();
  }
  void to(Stage stage) {
    flow.show_options();
    while (flow.stage() != stage) flow.next();
    harness.settle();
  }

  testing::TemporaryFolder folder;
  std::vector<std::string> disabled;
  jobs::Jobs jobs{[] {}};
  registry::RegistryService registry;
  toolset::Selection selection{open(folder.path()), "", registry};
  NetworkStart network{jobs, {"/bin/false"}, [] {}};
  BootFlow flow{{}, {}};
  BootWindow window{{.flow = flow,
                     .selection = selection,
                     .workspace = workspace,
                     .network = network,
                     .rescan = [] {},
                     .wish_power = [](PowerWish) {},
                     .why_not =
                         [this](std::string_view entry) {
                           return std::string(settings::is_in(disabled, entry) ? "It is disabled." : "");
                         },
                     .may = [this](std::string_view entry, screen::InputSource) {
                       return !settings::is_in(disabled, entry);
                     }}};
  bool has_home = false;
  ui::Harness harness{[this](ui::Ui& ui) { has_home = window.draw(ui, {}); }};
};

}  // namespace

TEST_CASE("an installation is chosen by click, and by nobody who may not") {
  WayIn way;
  way.to(Stage::installation);
  SECTION("who may") {
    way.harness.click("boot/installations/system-1");
    CHECK(way.flow.answers().installation == 0U);
  }
  SECTION("who may not goes on with what is suggested") {
    way.disabled = {"installation"};
    way.harness.settle();
    way.harness.click("boot/installations/system-1", 2);
    CHECK_FALSE(way.flow.answers().installation);
    CHECK(way.flow.stage() == Stage::installation);
    way.harness.click("boot/next");
    CHECK(way.flow.stage() == Stage::options);
  }
}

TEST_CASE("a double click on Next or Back is one press") {
  WayIn way;
  way.to(Stage::keyboard);
  way.harness.click("boot/next", 2);
  CHECK(way.flow.stage() == Stage::installation);
  way.flow.next();
  way.harness.settle();
  way.harness.click("boot/back", 3);
  CHECK(way.flow.stage() == Stage::installation);
}

TEST_CASE("who may not use the toolset does not stay in one that a technician has left") {
  WayIn way;
  way.to(Stage::toolset);
  CHECK_FALSE(way.has_home);
  way.disabled = {"toolset"};
  way.harness.settle();
  CHECK(way.has_home);
  CHECK(way.flow.stage() == Stage::options);
  CHECK(way.harness.has("boot/restart"));
}
