// Snapshots read on other threads while their original is edited; made for the tsan preset.
#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

#include "host/registry/hive_check.hpp"
#include "host/registry/hive_walk.hpp"
#include "tests/registry/hive_text.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using namespace lifeboat::registry::test;

namespace {

class Count : public HiveVisitor {
 public:
  WalkStep key(const WalkKey&) override { return ++keys, WalkStep::on; }
  WalkStep value(const WalkValue& value) override { return bytes += value.data.size(), WalkStep::on; }
  WalkStep problem(std::uint32_t, const Error&) override { return ++problems, WalkStep::on; }
  int keys = 0;
  int problems = 0;
  std::size_t bytes = 0;
};

void edit(Hive& hive, int round) {
  const std::string name = "Key" + std::to_string(round % 17);
  const Cell key = required(hive.create_path(hive.root(), name + "\\sub"));
  const auto size = static_cast<std::size_t>(round * 37 % 30'000);
  require_done(hive.set_value(key, "v", k_reg_binary, bytes_of(std::string(size, 'x'))));
  if (round % 5 == 4) hive.undo();
  if (round % 11 == 10) require_done(hive.delete_key(required(hive.find_subkey(hive.root(), name))));
}

}  // namespace

TEST_CASE("a snapshot is read on other threads while the original is edited, and tells the same all the time") {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  for (int i = 0; i < 50; ++i) edit(hive, i);
  for (int round = 0; round < 10; ++round) {
    const Hive snapshot = required(hive.snapshot());
    Count expected;
    walk(snapshot, snapshot.root(), true, expected);
    std::atomic<int> differing = 0;
    const auto read = [&] {
      for (int i = 0; i < 10; ++i) {
        Count count;
        walk(snapshot, snapshot.root(), true, count);
        const bool is_same = count.keys == expected.keys && count.bytes == expected.bytes && count.problems == 0;
        if (!is_same || !snapshot.validate()) ++differing;
      }
    };
    std::thread first(read);
    std::thread second(read);
    for (int i = 0; i < 60; ++i) edit(hive, round * 60 + i);
    first.join();
    second.join();
    CHECK(differing == 0);
  }
}

TEST_CASE("a snapshot is not edited") {
  const Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  Hive snapshot = required(hive.snapshot());
  CHECK(snapshot.create_key(snapshot.root(), "k").error().kind == ErrorKind::bad_use);
  CHECK_FALSE(snapshot.is_editable());
}
