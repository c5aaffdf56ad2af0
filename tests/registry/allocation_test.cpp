// Memory that runs out at the n-th allocation, for every n, in everything that changes a hive: afterwards the hive is
// what it was and goes on working. A program of its own, because it replaces operator new.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <functional>
#include <new>

#include "host/registry/commit.hpp"
#include "tests/registry/after_cut.hpp"
#include "tests/registry/log_maker.hpp"
#include "tests/registry/memory_file.hpp"

namespace {

constexpr long k_never = -1;
long g_until_failure = k_never;  // allocations that still succeed

void* allocate(std::size_t size) {
  if (g_until_failure == 0) {
    g_until_failure = k_never;
    throw std::bad_alloc();
  }
  if (g_until_failure > 0) --g_until_failure;
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept try {
  return allocate(size);
} catch (const std::bad_alloc&) {
  return nullptr;
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

using namespace lifeboat;
using namespace lifeboat::registry;
using namespace lifeboat::registry::test;

namespace {

enum class Outcome { done, failed, threw };

// Runs `act` with the n-th allocation failing; whether that allocation was reached.
template <class Act>
std::pair<bool, Outcome> with_failure(long n, Act act) {
  Outcome outcome = Outcome::threw;
  g_until_failure = n;
  try {
    outcome = act() ? Outcome::done : Outcome::failed;
  } catch (const std::bad_alloc&) {
  }
  const bool is_reached = g_until_failure == k_never;
  g_until_failure = k_never;
  return {is_reached, outcome};
}

Hive sample() {
  Hive hive = Hive::create_empty("SYSTEM", "ROOT");
  for (const char* path : {"A\\B\\C", "A\\Ж", "D"}) {
    const Cell key = required(hive.create_path(hive.root(), path));
    require_done(hive.set_value(key, "small", k_reg_dword, bytes_of("four")));
    require_done(hive.set_value(key, "big", k_reg_binary, bytes_of(std::string(20'000, 'b'))));
    require_done(hive.set_class_name(key, "class"));
  }
  return required(Hive::open(copy_of(hive), "SYSTEM"));
}

Cell key_of(const Hive& hive, const char* path) { return required(hive.find_key(hive.root(), path)); }

using Edit = std::function<bool(Hive&)>;

struct Case {
  const char* name;
  // Cells are found before memory runs out.
  std::function<Edit(const Hive&)> prepare;
};

const Bytes k_small(30, std::byte{1});
const Bytes k_big(40'000, std::byte{2});

const std::vector<Case> k_edits = {
    {"create", [](const Hive& h) -> Edit {
       return [root = h.root()](Hive& hive) { return hive.create_path(root, "New\\key\\deep").has_value(); };
     }},
    {"set", [](const Hive& h) -> Edit {
       return [root = h.root()](Hive& hive) { return hive.set_value(root, "v", 3, k_small).has_value(); };
     }},
    {"set big", [](const Hive& h) -> Edit {
       return [root = h.root()](Hive& hive) { return hive.set_value(root, "v", 3, k_big).has_value(); };
     }},
    {"replace", [](const Hive& h) -> Edit {
       return [key = key_of(h, "D")](Hive& hive) { return hive.set_value(key, "big", 3, k_big).has_value(); };
     }},
    {"delete value", [](const Hive& h) -> Edit {
       return [key = key_of(h, "D")](Hive& hive) { return hive.delete_value(key, "big").has_value(); };
     }},
    {"delete key", [](const Hive& h) -> Edit {
       return [key = key_of(h, "A")](Hive& hive) { return hive.delete_key(key).has_value(); };
     }},
    {"rename key", [](const Hive& h) -> Edit {
       return [key = key_of(h, "A")](Hive& hive) { return hive.rename_key(key, "Zzzzzz is much longer").has_value(); };
     }},
    {"rename value", [](const Hive& h) -> Edit {
       return [key = key_of(h, "D")](Hive& hive) { return hive.rename_value(key, "big", "a longer name").has_value(); };
     }},
    {"copy", [](const Hive& h) -> Edit {
       return [key = key_of(h, "A"), to = key_of(h, "A\\B")](Hive& hive) {
         return hive.copy_key(hive, key, to, "Copy").has_value();
       };
     }},
    {"class", [](const Hive& h) -> Edit {
       return [key = key_of(h, "A")](Hive& hive) { return hive.set_class_name(key, "another class").has_value(); };
     }},
};

}  // namespace

TEST_CASE("an edit that runs out of memory at any allocation leaves the hive as it was, and works the next time") {
  for (const Case& edit : k_edits) {
    for (const bool is_second_edit : {false, true}) {
      long reached = 0;
      for (long n = 0;; ++n) {
        INFO(edit.name << " second " << is_second_edit << " allocation " << n);
        Hive hive = sample();
        if (is_second_edit) require_done(hive.set_value(hive.root(), "before", k_reg_sz, k_small));
        const auto act = edit.prepare(hive);
        const Bytes before = copy_of(hive);
        const auto pages = hive.dirty_pages();
        const auto [is_reached, outcome] = with_failure(n, [&] { return act(hive); });
        REQUIRE(outcome != Outcome::threw);
        if (!is_reached) break;
        ++reached;
        if (outcome == Outcome::failed) {
          REQUIRE((copy_of(hive) == before));
          REQUIRE(hive.dirty_pages() == pages);
          REQUIRE(hive.can_undo() == is_second_edit);
          REQUIRE(act(hive));
        }
        require_done(hive.validate());
        hive.undo();
        REQUIRE((copy_of_bins(hive) == Bytes(bins_of(before).begin(), bins_of(before).end())));
      }
      CHECK(reached > 5);
    }
  }
}

TEST_CASE("an edit of an open group that runs out of memory leaves the group as it was") {
  for (long n = 0;; ++n) {
    INFO("allocation " << n);
    Hive hive = sample();
    const Bytes start = copy_of_bins(hive);
    hive.begin_group();
    required(hive.create_key(hive.root(), "first"));
    const Bytes before = copy_of(hive);
    const auto [is_reached, outcome] =
        with_failure(n, [&] { return hive.set_value(hive.root(), "v", 3, k_big).has_value(); });
    REQUIRE(outcome != Outcome::threw);
    if (outcome == Outcome::failed) REQUIRE((copy_of(hive) == before));
    hive.end_group();
    hive.undo();
    REQUIRE((copy_of_bins(hive) == start));
    if (!is_reached) break;
  }
}

TEST_CASE("undo and redo that run out of memory throw, without effect") {
  for (const bool is_redo : {false, true}) {
    long reached = 0;
    for (long n = 0;; ++n) {
      INFO("redo " << is_redo << " allocation " << n);
      Hive hive = sample();
      const Bytes old_bins = copy_of_bins(hive);
      require_done(hive.set_value(hive.root(), "v", 3, k_big));
      const Bytes new_bins = copy_of_bins(hive);
      if (is_redo) hive.undo();
      const auto [is_reached, outcome] = with_failure(n, [&] { return is_redo ? hive.redo() : hive.undo(), true; });
      const bool is_done = outcome == Outcome::done;
      REQUIRE((copy_of_bins(hive) == (is_done == is_redo ? new_bins : old_bins)));
      REQUIRE(hive.can_undo() == (is_done == is_redo));
      REQUIRE(hive.can_redo() == (is_done != is_redo));
      if (!is_reached) break;
      ++reached;
      require_done(hive.validate());
    }
    CHECK(reached > 1);
  }
}

TEST_CASE("a hive is opened and snapshot, or an error says that there is no memory") {
  const Bytes file = copy_of(sample());
  for (long n = 0;; ++n) {
    INFO("allocation " << n);
    std::string name = "a name that is too long to lie within a string";
    const auto [is_reached, outcome] = with_failure(n, [&] { return Hive::open(file, std::move(name)).has_value(); });
    REQUIRE(outcome == (is_reached ? Outcome::failed : Outcome::done));
    if (!is_reached) break;
  }
  for (long n = 0;; ++n) {
    INFO("snapshot, allocation " << n);
    Hive hive = sample();
    require_done(hive.set_value(hive.root(), "v", 3, k_big));
    const auto [is_reached, outcome] = with_failure(n, [&] { return hive.snapshot().has_value(); });
    REQUIRE(outcome == (is_reached ? Outcome::failed : Outcome::done));
    require_done(hive.validate());
    if (!is_reached) break;
  }
}

TEST_CASE("a replay that runs out of memory leaves the hive unclean as it was, and works the next time") {
  const Hive start = sample();
  Hive later = sample();
  require_done(later.set_value(later.root(), "v", 3, k_big));
  const Bytes primary = unclean(copy_of(start));
  const MadeEntry entry = entry_between(copy_of(start), copy_of(later), 1);
  const LogFiles logs{new_log(primary, std::span(&entry, 1)), {}, {}};
  long reached = 0;
  for (long n = 0;; ++n) {
    INFO("allocation " << n);
    Hive hive = required(Hive::open(primary, "SYSTEM"));
    const auto [is_reached, outcome] = with_failure(n, [&] { return hive.replay(logs).has_value(); });
    REQUIRE(outcome != Outcome::threw);
    if (outcome == Outcome::failed) {
      REQUIRE((copy_of(hive) == primary));
      REQUIRE(hive.state() == HiveState::unclean);
      REQUIRE_FALSE(hive.has_changes());
      REQUIRE_FALSE(hive.can_undo());
      require_done(hive.replay(logs));
    }
    REQUIRE((copy_of_bins(hive) == copy_of_bins(later)));
    hive.undo();
    REQUIRE((copy_of(hive) == primary));
    if (!is_reached) break;
    ++reached;
  }
  CHECK(reached > 5);
}

TEST_CASE("a commit that runs out of memory leaves the old hive or the new one, and is made again") {
  const LogFormat format = GENERATE(LogFormat::hvle, LogFormat::dirt);
  const Hive start = sample();
  const std::string old_text = text_of(start);
  long reached = 0;
  for (long n = 0;; ++n) {
    INFO("allocation " << n);
    Faults faults;
    MemoryFile primary(copy_of(start), faults);
    MemoryFile log1({}, faults);
    primary.bytes().reserve(1 << 20);
    log1.bytes().reserve(1 << 20);
    Hive hive = required(Hive::open(copy_of(start), "SYSTEM"));
    require_done(hive.set_value(hive.root(), "v", 3, k_big));
    const std::string new_text = text_of(hive);
    const auto [is_reached, outcome] = with_failure(n, [&] { return commit(hive, primary, log1, format).has_value(); });
    REQUIRE(outcome != Outcome::threw);
    const std::string found = text_of(required(open_after_cut(primary.bytes(), log1.bytes(), "SYSTEM")));
    REQUIRE((found == new_text || (outcome == Outcome::failed && found == old_text)));
    require_done(commit(hive, primary, log1, format));
    REQUIRE_FALSE(hive.has_changes());
    REQUIRE((primary.bytes() == copy_of(hive)));
    if (!is_reached) break;
    ++reached;
  }
  CHECK(reached > 20);
}
