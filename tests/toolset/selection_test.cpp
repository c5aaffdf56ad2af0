#include "host/toolset/selection.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <semaphore>

#include "tests/sample/sample_disk.hpp"
#include "tests/temporary_folder.hpp"

#include "tests/toolset/two_disks.hpp"

using namespace lifeboat;
using namespace lifeboat::toolset;
using lifeboat::testing::TwoDisks;

namespace {

// The sample Windows, selected; then its SOFTWARE is gone.
struct Chosen {
  Chosen() {
    selection.select(0);
    std::filesystem::remove(folder.path() / "Windows/System32/config/SOFTWARE");
  }
  static std::unique_ptr<target::Target> open(const std::filesystem::path& folder) {
    REQUIRE(sample::make_sample_folder(folder.string()));
    return target::Target::open(folder.string()).value();
  }
  void finish() {
    for (jobs.drain(); !queue.is_idle(); jobs.drain()) frames.acquire();
  }

  testing::TemporaryFolder folder;
  registry::RegistryService registry;
  Selection selection{open(folder.path()), "", registry};
  std::counting_semaphore<> frames{0};
  jobs::Jobs jobs{[this] { frames.release(); }};
  jobs::JobQueue queue{jobs};
};

}  // namespace

TEST_CASE("after a write a job reads what the hives say of the installation") {
  Chosen chosen;
  chosen.selection.read_facts_again(chosen.queue);
  CHECK(chosen.selection.limits(0).empty());
  chosen.finish();
  CHECK(chosen.selection.limits(0).find("SOFTWARE cannot be read") != std::string::npos);
  CHECK(chosen.selection.installation()->problems.size() == 1);
}

TEST_CASE("what a job reads of an installation that is no longer selected is dropped") {
  Chosen chosen;
  chosen.selection.read_facts_again(chosen.queue);
  chosen.selection.select(std::nullopt);
  chosen.finish();
  CHECK(chosen.selection.limits(0).empty());
}

TEST_CASE("for another language what limits each installation is read again, whichever is chosen then") {
  Chosen chosen;
  chosen.selection.say_again(chosen.queue);
  chosen.selection.select(std::nullopt);
  chosen.finish();
  CHECK(chosen.selection.limits(0).find("SOFTWARE cannot be read") != std::string::npos);
  chosen.selection.say_again(chosen.queue);
  chosen.selection.replace(nullptr, "");  // the installations are gone, and what is read of them with them
  chosen.finish();
  CHECK(chosen.selection.installations().empty());
}

TEST_CASE("an installation is found again where it lies, and nowhere else") {
  const TwoDisks disks;
  registry::RegistryService registry;
  Selection selection(disks.open(), "", registry);
  const std::string place = selection.place_of(0);
  CHECK(selection.find(place) == 0U);
  CHECK_FALSE(selection.find(place + "2"));
  CHECK_FALSE(selection.find(""));
  selection.replace(nullptr, "");
  CHECK_FALSE(selection.find(place));
}

TEST_CASE("an installation is described by what is known of it") {
  target::Installation installation;
  installation.product = "Windows 11 Pro";
  installation.display_version = "23H2";
  installation.build = "22631.3007";
  installation.architecture = "x64";
  installation.system_root = "\\Windows";
  CHECK(describe(installation, 60'000'000'000) == "Windows 11 Pro 23H2 (22631.3007), x64, \\Windows, 60.0 GB");
  target::Installation unknown;
  unknown.product = "Windows";
  unknown.system_root = "\\WINNT";
  CHECK(describe(unknown, 0) == "Windows, \\WINNT");
}

TEST_CASE("sizes are written as disk makers write them") {
  CHECK(describe_size(0).empty());
  CHECK(describe_size(67'108'864) == "67 MB");
  CHECK(describe_size(1'999'000'000) == "2.0 GB");
}

TEST_CASE("without a target nothing can be selected") {
  registry::RegistryService registry;
  Selection selection(nullptr, "the image is cut short", registry);
  selection.select(0);
  CHECK(selection.installation() == nullptr);
  CHECK_FALSE(registry.has_registry());
  CHECK(registry.current().error().kind == ErrorKind::refused);
}

TEST_CASE("remapping waits for a chosen installation, and ends with it") {
  const TwoDisks disks;
  registry::RegistryService registry;
  Selection selection(disks.open(), "", registry);
  selection.remap(true);
  CHECK_FALSE(selection.is_remapped());
  CHECK(selection.letters().letter_of(0) == 'C');
  selection.select(0);
  CHECK(selection.is_remapped());
  CHECK(selection.letters().letter_of(0) == 'Q');
  CHECK(selection.letters().letter_of(1) == 'C');
  selection.select(std::nullopt);
  CHECK_FALSE(selection.is_remapped());
  CHECK(selection.letters().letter_of(1) == 'D');
  selection.replace(nullptr, "it is gone");
  CHECK_FALSE(selection.letters().letter_of(0));
  CHECK(selection.volume_names().empty());
}

TEST_CASE("the system root has its letter once remapped") {
  const TwoDisks disks;
  registry::RegistryService registry;
  Selection selection(disks.open(), "", registry);
  CHECK(selection.system_root().empty());
  selection.select(0);
  CHECK(selection.system_root() == "\\Windows");
  selection.remap(true);
  CHECK(selection.system_root() == "C:\\Windows");
}

TEST_CASE("a hive is loaded by the letters of the screen") {
  const TwoDisks disks;
  registry::RegistryService registry;
  Selection selection(disks.open(), "", registry);
  selection.select(0);
  auto& current = **registry.current();
  CHECK(current.load("Q:\\Notes.txt", "HKLM", "X").error().message == "there is no drive Q: here");
  selection.remap(true);
  CHECK(current.load("Q:\\Users", "HKLM", "X").error().kind == ErrorKind::not_found);
  CHECK(current.load("C:\\Windows\\System32\\config\\SAM", "HKLM", "X").error().message.find("loaded already") !=
        std::string::npos);
}
