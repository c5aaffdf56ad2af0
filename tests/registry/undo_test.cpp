// Undo and redo, exact to the byte, and what is to be written before and after commits.
#include <catch2/catch.hpp>

#include "host/registry/commit.hpp"
#include "host/registry/edit_history.hpp"
#include "tests/registry/made_hive.hpp"
#include "tests/registry/memory_file.hpp"
#include "tests/registry/random_edits.hpp"

using namespace lifeboat;
using namespace lifeboat::registry;
using namespace lifeboat::registry::test;

namespace {

struct Disk {
  Faults faults;
  MemoryFile primary;
  MemoryFile log1{{}, faults};

  explicit Disk(std::vector<std::byte> hive) : primary(std::move(hive), faults) {}
  [[nodiscard]] Status commit(Hive& hive, LogFormat format = LogFormat::hvle) {
    return registry::commit(hive, primary, log1, format);
  }
};

Hive some_hive() {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  for (int i = 0; i < 20; ++i) {
    const Cell key = required(hive.create_path(hive.root(), "Set\\Key" + std::to_string(i)));
    require_done(hive.set_value(key, "data", k_reg_binary, bytes_of(std::string(500, 'o'))));
  }
  return required(Hive::open(copy_of(hive), "SYSTEM"));
}

void set_large(Hive& hive, const std::string& name) {
  require_done(hive.set_value(hive.root(), name, k_reg_binary, bytes_of(std::string(60'000, 'L'))));
}

// The file is what memory holds, and a reader finds it clean and sound.
void require_saved(const Disk& disk, const Hive& hive) {
  REQUIRE_FALSE(hive.has_changes());
  const Hive found = required(Hive::open(disk.primary.bytes(), "SYSTEM"));
  REQUIRE(found.state() == HiveState::clean);
  REQUIRE((copy_of_bins(found) == copy_of_bins(hive)));
  require_done(found.validate());
}

// Random edits with the bytes and the model of every state that undo and redo can come to.
class Timeline {
 public:
  explicit Timeline(unsigned seed) : edits_(seed, Hive::create_empty("SYSTEM", "ROOT")), disk_(copy_of(edits_.hive)) {
    states_.push_back(now());
  }

  void step() {
    const int dice = edits_.number(100);
    if (dice < 20) undo();
    else if (dice < 35) redo();
    else if (dice < 40) save();
    else if (dice < 48) group();
    else edit([&] { edits_.step(); });
    require_dirty_pages_known();
  }

  void undo() {
    REQUIRE(edits_.hive.can_undo() == (at_ > 0));
    if (at_ == 0) return;
    edits_.hive.undo();
    go_to(at_ - 1);
  }

  void redo() {
    REQUIRE(edits_.hive.can_redo() == (at_ + 1 < states_.size()));
    if (at_ + 1 == states_.size()) return;
    edits_.hive.redo();
    go_to(at_ + 1);
  }

  void save() {
    require_done(disk_.commit(edits_.hive, edits_.number(2) == 0 ? LogFormat::hvle : LogFormat::dirt));
    require_saved(disk_, edits_.hive);
    saved_ = at_;
  }

  [[nodiscard]] std::size_t position() const { return at_; }
  [[nodiscard]] std::size_t end() const { return states_.size() - 1; }

 private:
  struct State {
    std::vector<std::byte> bins;
    Model model;
  };

  // The first bin carries the time of the last commit, which is no edit.
  [[nodiscard]] State now() const {
    auto bins = copy_of_bins(edits_.hive);
    store_u64(bins, 20, 0);
    return {std::move(bins), edits_.model};
  }

  template <class Edit>
  void edit(Edit make) {
    make();
    State after = now();
    if (after.bins == states_[at_].bins) return;
    states_.resize(at_ + 1);
    states_.push_back(std::move(after));
    if (saved_ > at_) saved_ = k_nowhere;
    ++at_;
  }

  void group() {
    edits_.hive.begin_group();
    edit([&] {
      for (int i = edits_.number(5); i >= 0; --i) edits_.step();
    });
    edits_.hive.end_group();
  }

  void go_to(std::size_t position) {
    at_ = position;
    edits_.model = states_[at_].model;
    REQUIRE((now().bins == states_[at_].bins));
    if (at_ == saved_) REQUIRE_FALSE(edits_.hive.has_changes());
  }

  // Every page that differs from the disk is to be written.
  void require_dirty_pages_known() const {
    const auto pages = edits_.hive.dirty_pages();
    const auto bytes = edits_.hive.bytes();
    const auto& disk = disk_.primary.bytes();
    for (std::uint32_t at = k_base_block_bytes; at < bytes.size(); at += k_page_bytes) {
      const auto page = bytes.subspan(at, k_page_bytes);
      const bool is_same = at + k_page_bytes <= disk.size() &&
                           std::ranges::equal(page, std::span(disk).subspan(at, k_page_bytes));
      if (!is_same) REQUIRE(std::ranges::binary_search(pages, at));
    }
  }

  static constexpr std::size_t k_nowhere = static_cast<std::size_t>(-1);

  RandomEdits edits_;
  Disk disk_;
  std::vector<State> states_;
  std::size_t at_ = 0;
  std::size_t saved_ = 0;  // the state that the disk has
};

}  // namespace

TEST_CASE("random edits, undo, redo and commits in any order come to the bytes that were there") {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    INFO("seed " << seed);
    Timeline timeline(seed);
    for (int i = 0; i < 150; ++i) timeline.step();
    while (timeline.position() > 0) timeline.undo();
    timeline.save();
    while (timeline.position() < timeline.end()) timeline.redo();
    timeline.save();
  }
}

TEST_CASE("the oldest steps are forgotten beyond 64 MiB, and a single larger one can still be undone") {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  const auto fill = [&](int round) {
    const std::string data(1'000'000, static_cast<char>('a' + round % 26));
    require_done(hive.set_value(hive.root(), "v", k_reg_binary, bytes_of(data)));
  };
  std::vector<std::string> texts;
  for (int round = 0; round < 100; ++round) {
    fill(round);
    texts.push_back(text_of(hive));
  }
  std::size_t undone = 0;
  for (; hive.can_undo(); ++undone) hive.undo();
  CHECK(undone > 60);
  CHECK(undone < 70);
  CHECK((text_of(hive) == texts[99 - undone]));
  const auto before = copy_of_bins(hive);
  hive.begin_group();
  for (int round = 0; round < 100; ++round) fill(round + 7);
  hive.end_group();
  hive.undo();
  CHECK((copy_of_bins(hive) == before));
  CHECK_FALSE(hive.can_undo());
}

TEST_CASE("a group is one step, and an undo within it begins a new one") {
  Hive hive = some_hive();
  const auto start = copy_of_bins(hive);
  hive.begin_group();
  required(hive.create_key(hive.root(), "a"));
  required(hive.create_key(hive.root(), "b"));
  hive.undo();
  CHECK(copy_of_bins(hive) == start);
  CHECK_FALSE(hive.can_undo());
  required(hive.create_key(hive.root(), "c"));
  required(hive.create_key(hive.root(), "d"));
  hive.end_group();
  required(hive.create_key(hive.root(), "e"));
  hive.undo();
  CHECK(hive.find_subkey(hive.root(), "d"));
  hive.undo();
  CHECK(copy_of_bins(hive) == start);
  CHECK_FALSE(hive.can_undo());
}

TEST_CASE("undo to what is on the disk leaves nothing to write, and so does redo") {
  Hive hive = some_hive();
  Disk disk(copy_of(hive));
  CHECK_FALSE(hive.has_changes());
  set_large(hive, "one");
  CHECK(hive.has_changes());
  hive.undo();
  CHECK_FALSE(hive.has_changes());
  hive.redo();
  require_done(disk.commit(hive));
  hive.undo();
  CHECK(hive.has_changes());
  hive.redo();
  CHECK_FALSE(hive.has_changes());
  CHECK(hive.dirty_pages().empty());
}

TEST_CASE("what was undone past a commit is committed again, although the hive had grown in between") {
  const LogFormat format = GENERATE(LogFormat::hvle, LogFormat::dirt);
  Hive hive = some_hive();
  Disk disk(copy_of(hive));
  const std::string old_text = text_of(hive);
  set_large(hive, "one");
  set_large(hive, "two");
  require_done(disk.commit(hive, format));
  require_saved(disk, hive);
  hive.undo();
  hive.undo();
  CHECK(text_of(hive) == old_text);
  require_done(disk.commit(hive, format));
  require_saved(disk, hive);
  hive.redo();
  require_done(disk.commit(hive, format));
  require_saved(disk, hive);
  required(hive.create_key(hive.root(), "more"));
  require_done(disk.commit(hive, format));
  require_saved(disk, hive);
}

TEST_CASE("an edit undone after its commit failed at any step is not found on the disk after the next commit") {
  const bool is_edited_more = GENERATE(false, true);
  const std::size_t torn = GENERATE(0u, 200u, 5000u);
  const Hive start = some_hive();
  const std::string old_text = text_of(start);
  for (int failing = 0;; ++failing) {
    INFO("edited more " << is_edited_more << " torn " << torn << " failing " << failing);
    Disk disk(copy_of(start));
    disk.faults.fails_at = failing;
    disk.faults.torn_bytes = torn;
    Hive hive = required(Hive::open(copy_of(start), "SYSTEM"));
    required(hive.create_key(hive.root(), "first"));
    set_large(hive, "one");
    if (disk.commit(hive)) break;
    if (is_edited_more) set_large(hive, "two");
    while (hive.can_undo()) hive.undo();
    REQUIRE(text_of(hive) == old_text);
    require_done(disk.commit(hive));
    require_saved(disk, hive);
    set_large(hive, "three");
    require_done(disk.commit(hive));
    require_saved(disk, hive);
  }
}

TEST_CASE("undo and redo again and again take no more memory each time") {
  const auto file = copy_of(some_hive());
  const auto end = static_cast<std::uint32_t>(bins_of(file).size());
  HiveImage image(required(HiveMemory::copy_of(file)), end);
  image.begin_edit();
  require_done(image.grow(0x10000));
  image.change(end, 0x10000)[77] = std::byte{7};
  image.change(0x100, 1)[0] = std::byte{8};
  EditStep step = image.step_back();
  image.keep_edit();
  const auto grown = std::vector<std::byte>(image.file().begin(), image.file().end());
  EditStep forward = image.exchange(step);
  constexpr std::size_t k_small_bytes = 200;
  const std::size_t redo_bytes = forward.memory_bytes();
  for (int round = 0; round < 5; ++round) {
    step = image.exchange(forward);
    CHECK(step.memory_bytes() <= k_small_bytes);
    CHECK(std::ranges::equal(image.file(), grown));
    forward = image.exchange(step);
    CHECK(forward.memory_bytes() <= redo_bytes);
  }
}
