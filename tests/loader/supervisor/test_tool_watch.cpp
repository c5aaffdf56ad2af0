#include <fcntl.h>
#include <sys/eventfd.h>

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "host/loader/supervisor/shared_mapping.hpp"
#include "host/loader/supervisor/tool_watch.hpp"

using namespace lifeboat;
using namespace lifeboat::supervisor;

namespace {

// The supervisor's side, and a console attached to it in the same process.
struct Fixture {
  SharedMapping memory = std::move(*SharedMapping::create());
  UniqueFd bell{::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)};
  ToolWatch watch = attach();

  ToolWatch attach() {
    const int memory_copy = ::fcntl(memory.descriptor(), F_DUPFD_CLOEXEC, 3);
    const int bell_copy = ::fcntl(bell.get(), F_DUPFD_CLOEXEC, 3);
    return std::move(*ToolWatch::attach(fmt::format("{},{}", memory_copy, bell_copy)));
  }
  eventfd_t rings() {
    eventfd_t count = 0;
    return ::eventfd_read(bell.get(), &count) == 0 ? count : 0;
  }
};

}  // namespace

TEST_CASE("a call is seen by the supervisor while it goes on") {
  Fixture fixture;
  {
    const ToolCall call(fixture.watch, "torch", Phase::create);
    CHECK(fixture.memory.state().phase == static_cast<std::uint32_t>(Phase::create));
    CHECK(load_text(fixture.memory.state().tool_id) == "torch");
  }
  CHECK(fixture.memory.state().phase == static_cast<std::uint32_t>(Phase::none));
}

TEST_CASE("the bell rings only while nobody watches") {
  Fixture fixture;
  { const ToolCall call(fixture.watch, "torch", Phase::frame); }
  CHECK(fixture.rings() == 1);
  fixture.memory.state().is_watched = 1;
  for (int i = 0; i < 100; ++i) const ToolCall call(fixture.watch, "torch", Phase::frame);
  CHECK(fixture.rings() == 0);
}

TEST_CASE("what the console remembers is restored without the disabled tools") {
  Fixture fixture;
  fixture.watch.remember({.page = "first", .open_tools = {}});
  fixture.watch.remember({.page = "tools", .open_tools = {"a", "torch", "b"}});
  REQUIRE(add_fault(fixture.memory.state(), {.tool_id = "torch"}));
  const Restore restore = fixture.watch.restore();
  CHECK(restore.page == "tools");
  CHECK(restore.open_tools == std::vector<std::string>{"a", "b"});
}

TEST_CASE("a restored list that does not fit leaves tools out whole") {
  Fixture fixture;
  fixture.watch.remember({.page = "p", .open_tools = std::vector<std::string>(100, std::string(63, 'x'))});
  const Restore restore = fixture.watch.restore();
  CHECK(restore.open_tools.size() == (k_restore_bytes - 3) / 64);
  for (const std::string& id : restore.open_tools) CHECK(id.size() == 63);
}

TEST_CASE("what the console keeps is there for the next one, whole or not at all") {
  Fixture fixture;
  CHECK(fixture.watch.kept().empty());
  fixture.watch.keep("first");
  fixture.watch.keep("second");
  CHECK(fixture.attach().kept() == "second");
  fixture.watch.keep(std::string(k_restore_bytes, 'x'));
  CHECK(fixture.attach().kept().empty());
}

TEST_CASE("an argument that is no pair of descriptors is refused") {
  const char* value = GENERATE("", "7", "7,", ",7", "7,8x", "0,1", "7,7", "-1,-2", "99999999999,4");
  CHECK_FALSE(ToolWatch::attach(value).has_value());
}

TEST_CASE("without a supervisor the same calls do nothing outside") {
  auto watch = ToolWatch::unsupervised();
  REQUIRE(watch.has_value());
  { const ToolCall call(*watch, "torch", Phase::frame); }
  CHECK(watch->faults().empty());
  CHECK_FALSE(watch->is_restart());
}
