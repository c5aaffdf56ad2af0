// Random edits of a hive and of a model side by side, saved now and then and read again by this engine and, where they
// are installed, by hivex and reglookup. 12,000 edits in every run, 100,000 under the label "long"
// (LIFEBOAT_RANDOM_EDITS). The seed is fixed and printed by a failure.
#include <catch2/catch.hpp>

#include "host/registry/commit.hpp"
#include "tests/registry/made_hive.hpp"
#include "tests/registry/memory_file.hpp"
#include "tests/registry/oracle.hpp"
#include "tests/registry/random_edits.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using namespace lifeboat::registry::test;

namespace {

constexpr int k_seeds = 4;
constexpr int k_short_run = 12'000;

int edits_per_seed() {
  const char* wanted = std::getenv("LIFEBOAT_RANDOM_EDITS");
  return (wanted == nullptr ? k_short_run : std::stoi(wanted)) / k_seeds;
}

class Saving {
 public:
  explicit Saving(unsigned seed) : edits_(seed, empty_of_minor(seed % 2 == 0 ? 3 : 5, "RANDOM")) {
    primary_.bytes() = copy_of(edits_.hive);
  }

  // A few edits in a group: taken back, and sometimes done again.
  int group() {
    const Model before = edits_.model;
    const int count = 1 + edits_.number(6);
    bool is_changed = false;
    edits_.hive.begin_group();
    for (int i = 0; i < count; ++i) is_changed = edits_.step() || is_changed;
    edits_.hive.end_group();
    if (!is_changed) return count;
    Model after = std::exchange(edits_.model, before);
    edits_.hive.undo();
    if (edits_.number(2) == 0) return count;
    edits_.hive.redo();
    edits_.model = std::move(after);
    return count;
  }

  int some() {
    if (edits_.number(30) == 0) return group();
    edits_.step();
    return 1;
  }

  void save() {
    edits_.check();
    const LogFormat format = edits_.number(2) == 0 ? LogFormat::hvle : LogFormat::dirt;
    require_done(commit(edits_.hive, primary_, log1_, format));
    const Hive again = required(Hive::open(primary_.bytes(), "again"));
    REQUIRE(again.state() == HiveState::clean);
    RandomEdits::compare(edits_.model, again, again.root());
  }

  void ask_witnesses() const {
    const TemporaryHive file(primary_.bytes());
    const auto keys = static_cast<std::size_t>(edits_.model.count());
    if (is_installed("hivexml")) CHECK(times_in(by_hivexml(file.path()), "<node ") == keys);
    if (is_installed("reglookup")) CHECK(times_in(by_reglookup(file.path()), ",KEY,") == keys);
  }

 private:
  static std::size_t times_in(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
    return count;
  }

  RandomEdits edits_;
  Faults faults_;
  MemoryFile primary_{{}, faults_};
  MemoryFile log1_{{}, faults_};
};

}  // namespace

TEST_CASE("random edits leave a valid hive that holds what the model holds") {
  const unsigned seed = GENERATE(1u, 2u, 3u, 4u);
  INFO("seed " << seed);
  for (const char* program : {"hivexml", "reglookup"}) {
    if (!is_installed(program)) WARN(program << " is not installed: not asked");
  }
  Saving saving(seed);
  const int edits = edits_per_seed();
  int saves = 0;
  for (int done = 0; done < edits;) {
    done += saving.some();
    if (done < 250 * (saves + 1)) continue;
    saving.save();
    if (++saves % 4 == 0) saving.ask_witnesses();
  }
  saving.save();
  saving.ask_witnesses();
}
