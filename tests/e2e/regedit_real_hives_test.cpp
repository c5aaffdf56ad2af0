// recover and --replay through the real program on hives that a real Windows left half-written, compared with what the
// Windows kernel made of them. Skipped where the samples are not there.
#include "tests/e2e/bare_hive.hpp"
#include "tests/reason_to_skip.hpp"

using namespace lifeboat::e2e;
namespace fs = std::filesystem;

namespace {

fs::path hives_folder() {
  if (const char* given = std::getenv("LIFEBOAT_HIVES")) return given;
  return LIFEBOAT_SOURCE_DIR "/../shared/hives";
}

fs::path dirty_hive() { return hives_folder() / "dirty/NewDirtyHive1"; }

}  // namespace

std::string lifeboat::testing::reason_to_skip() {
  if (fs::exists(dirty_hive())) return {};
  return "the sample hives are not in " + hives_folder().string() + " (LIFEBOAT_HIVES)";
}

TEST_CASE("a hive that Windows did not finish: shown with a warning, recovered to the byte as Windows does") {
  const BareHive hive(dirty_hive(), "NewDirtyHive");
  const std::string by_windows = sha256(dirty_hive() / "RecoveredHive_Windows10");
  const std::string before = sha256(hive.file);
  CHECK(hive.regedit({"check"}).exit_code == 4);
  const Finished shown = hive.regedit({"query", "", "-s"});
  CHECK(shown.errors.starts_with("warning: "));
  CHECK(hive.regedit({"query", "", "-s", "--replay"}).output != shown.output);
  CHECK(hive.regedit({"set", "New", "Note", "REG_SZ", "x"}).exit_code == 3);
  require_done(hive.regedit({"recover", "--output", hive.path("recovered")}));
  CHECK(sha256(hive.path("recovered")) == by_windows);
  CHECK(sha256(hive.file) == before);
  require_done(hive.regedit({"recover"}));
  CHECK(sha256(hive.file) == by_windows);
  CHECK(hive.regedit({"check"}).exit_code == 0);
}

TEST_CASE("--replay makes the logs part of what an edit saves") {
  const BareHive hive(dirty_hive(), "NewDirtyHive");
  const std::string recovered = hive.regedit({"query", "", "-s", "--replay"}).output;
  require_done(hive.regedit({"set", "Acme", "Note", "REG_SZ", "x", "--replay"}));
  CHECK(hive.value("Acme", "Note") == "x\n");
  require_done(hive.regedit({"delete", "Acme"}));
  CHECK(hive.regedit({"query", "", "-s"}).output == recovered);
}
