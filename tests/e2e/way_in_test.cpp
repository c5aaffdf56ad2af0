// What happens to a person on the way in: another language late, a console that crashes. On a folder with a Windows, so
// that nothing of the machine is needed.
#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/e2e/console_family.hpp"
#include "tests/e2e/console_session.hpp"
#include "tests/sample/sample_disk.hpp"

using namespace lifeboat::e2e;
namespace fs = std::filesystem;

namespace {

struct WindowsFolder {
  WindowsFolder() { REQUIRE(lifeboat::sample::make_sample_folder(windows.path().string())); }
  TemporaryFolder windows;
};

class WayIn : WindowsFolder, public ConsoleSession {
 public:
  explicit WayIn(std::vector<std::string> more = {}) : ConsoleSession(with_boot(std::move(more)), windows.path()) {}

  // As far as the recovery options, with the only Windows chosen.
  void to_options() {
    click("boot/network-no");
    for (const char* page : {"boot/remap-yes", "boot/layouts", "boot/installations/system-1", "boot/toolset"}) {
      click("boot/next");
      wait_for(page);
    }
  }
  void lose_software_hive() const { fs::remove(windows.path() / "Windows/System32/config/SOFTWARE"); }
  [[nodiscard]] std::string header() { return item("header/header").at("value"); }

 private:
  static std::vector<std::string> with_boot(std::vector<std::string> more) {
    more.insert(more.begin(), "--boot");
    return more;
  }
};

}  // namespace

TEST_CASE("a language chosen after the installation is that of its problems, too") {
  WayIn console;
  console.lose_software_hive();
  console.to_options();
  console.click("boot/network");
  console.wait_for("boot/language-fr");
  console.click("boot/language-fr");
  console.click("boot/next");
  console.wait_for("boot/installation");
  console.click("boot/installation");
  console.wait_until_says("la ruche SOFTWARE ne peut pas être lue");
  console.click("boot/next");
  console.wait_for("boot/toolset");
  CHECK_THAT(console.header(), Catch::Contains("Windows"));  // it is still the chosen one
  CHECK(console.quit() == 0);
}

TEST_CASE("who was at a tool when the console crashed is there again, in his language, with his Windows and letters") {
  WayIn console;
  console.click("boot/language-fr");
  console.wait_until_says("Langue");
  console.to_options();
  const std::string before = console.header();
  console.click("boot/toolset");
  console.wait_for("toolset/registry-editor");
  console.click("toolset/registry-editor");
  console.wait_for("registry-editor/address");
  crash_console_of(console);
  console.wait_for("registry-editor/address");
  CHECK(console.header() == before);
  console.click("tabs/toolset");
  console.wait_for("toolset/registry-editor");
  CHECK(console.item("toolset/registry-editor").at("label") == "Éditeur du Registre");
  console.click("toolset/back");
  console.wait_for("boot/installation");
  CHECK(console.quit() == 0);
}

TEST_CASE("a crash on the way in leaves the person on his page, with his keyboard") {
  WayIn console;
  console.click("boot/network-no");
  console.click("boot/next");
  console.click("boot/remap-no");
  console.click("boot/next");
  console.wait_for("boot/search");
  console.click("boot/search");
  console.ui({"type", "fr(azerty)"});
  console.wait_for("boot/layouts/fr(azerty)");
  console.click("boot/layouts/fr(azerty)");
  crash_console_of(console);
  console.wait_for("boot/trial");
  console.click("boot/trial");
  console.ui({"place", "Q"});
  CHECK(console.item("boot/trial").at("value") == "a");
  console.click("boot/back");
  CHECK(console.item("boot/remap-no").at("checked"));
  CHECK(console.quit() == 0);
}
