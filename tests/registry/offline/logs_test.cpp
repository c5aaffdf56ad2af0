// Hives that Windows did not finish writing, on the sample tree.
#include "host/registry/base_block.hpp"
#include "host/registry/little_endian.hpp"
#include "host/registry/offline/snapshot_walk.hpp"
#include "tests/registry/offline/sample_registry.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using registry::testing::SampleRegistry;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

constexpr const char* k_software = "Windows/System32/config/SOFTWARE";
constexpr const char* k_classes = R"(HKLM\SOFTWARE\Classes)";

std::vector<std::byte> read(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

// A write that was cut after its log: the old SOFTWARE with the header of a write under way, and a log that holds
// the key Classes\Lost.
struct CutWrite : SampleRegistry {
  CutWrite() {
    std::vector<std::byte> old = read(folder / k_software);
    REQUIRE(registry->create_key(at(k_classes), "Lost"));
    REQUIRE(save(*registry, target::WriteConsent{"test"}));
    const auto base = read_base_block(old);
    REQUIRE(base);
    set_sequences(old, base->sequence1 + 1, base->sequence2);
    put(k_software, old);
    reopen();
  }

  void lose_logs() {
    for (const char* log : {".LOG1", ".LOG2"}) fs::resize_file(folder / (std::string(k_software) + log), 0);
    reopen();
  }

  HiveSlot& software() { return *at("HKLM\\SOFTWARE").slot; }

  std::vector<int> findings() {
    auto snapshot = Snapshot::take(*registry, at("HKLM\\SOFTWARE"));
    REQUIRE(snapshot);
    std::vector<int> kinds;
    check_snapshot(*snapshot, [&](const lb_finding& finding) {
      kinds.push_back(finding.kind);
      return true;
    });
    return kinds;
  }
};

}  // namespace

TEST_CASE("a hive whose logs can be replayed is read as it is, and edited only after the replay") {
  CutWrite windows;
  CHECK(windows.software().can_replay());
  CHECK(windows.software().outlook().entries == 1);
  CHECK(windows.findings() == std::vector<int>{LB_FINDING_REPLAYABLE});
  const auto edited = windows.registry->create_key(windows.at(k_classes), "Acme");
  REQUIRE_FALSE(edited);
  CHECK_THAT(edited.error().message, Contains("replayed first"));
  REQUIRE(windows.registry->replay(windows.software()));
  CHECK(windows.has(R"(HKCR\Lost)"));
  CHECK(windows.software().problems().empty());
  REQUIRE(windows.registry->create_key(windows.at(k_classes), "Acme"));
  REQUIRE(save(*windows.registry, target::WriteConsent{"test"}));
  windows.reopen();
  CHECK(windows.has(R"(HKCR\Lost)"));
  CHECK(windows.has(R"(HKCR\Acme)"));
  CHECK_FALSE(windows.software().outlook().is_needed);
}

TEST_CASE("a replay is a change that can be undone until it is saved") {
  CutWrite windows;
  REQUIRE(windows.registry->replay(windows.software()));
  CHECK(windows.registry->change_count() == 1);
  CHECK_THAT(plan_save(*windows.registry).hives.front().changes.front().text, Contains("entries of its logs: 1"));
  REQUIRE(windows.registry->undo());
  CHECK_FALSE(windows.has(R"(HKCR\Lost)"));
  CHECK(windows.software().can_replay());
  REQUIRE(windows.registry->redo());
  CHECK(windows.software().is_replayed());
  REQUIRE(save(*windows.registry, target::WriteConsent{"test"}));
  CHECK_FALSE(windows.registry->can_undo());
}

TEST_CASE("a hive whose logs are of no use is edited with a warning, and clean after the save") {
  CutWrite windows;
  windows.lose_logs();
  CHECK_FALSE(windows.software().can_replay());
  REQUIRE(windows.software().problems().size() == 1);
  CHECK_THAT(windows.software().problems().front(), Contains("may be missing"));
  CHECK(windows.findings() == std::vector<int>{LB_FINDING_UNCLEAN});
  CHECK_FALSE(windows.registry->replay(windows.software()));
  REQUIRE(windows.registry->create_key(windows.at(k_classes), "Acme"));
  REQUIRE(save(*windows.registry, target::WriteConsent{"test"}));
  windows.reopen();
  CHECK(windows.has(R"(HKCR\Acme)"));
  CHECK(windows.software().problems().empty());
}
