#include "tests/e2e/spooler.hpp"

#include <catch2/catch.hpp>

#include "tests/e2e/offline_image.hpp"

namespace lifeboat::e2e {
namespace {

constexpr int k_partition = 2;
constexpr const char* k_hive = "/Windows/System32/config/SYSTEM";
constexpr const char* k_key_in_hive = R"(\ControlSet001\Services\Spooler)";

// The folder of the only backup, "/Lifeboat/<UTC time>".
std::string backup_folder(OfflineImage& offline) {
  const std::string listed = offline.list("/Lifeboat");
  const auto start = listed.find("20");
  return "/Lifeboat/" + listed.substr(start, listed.find('\n', start) - start);
}

}  // namespace

void check_spooler(const std::filesystem::path& image, const std::string& before, const std::string& after) {
  OfflineImage offline(image, k_partition);
  CHECK(offline.value(k_hive, k_key_in_hive, "Start") == after);
  CHECK(offline.value(backup_folder(offline) + k_hive, k_key_in_hive, "Start") == before);
}

}  // namespace lifeboat::e2e
