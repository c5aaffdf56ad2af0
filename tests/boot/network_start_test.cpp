#include "host/boot/network_start.hpp"

#include <catch2/catch.hpp>
#include <condition_variable>
#include <mutex>
#include <optional>

using namespace lifeboat;
using namespace lifeboat::boot;

namespace {

// A console of its own: what asks for a frame wakes it.
struct Console {
  std::mutex mutex;
  std::condition_variable changed;
  int frames = 0;
  jobs::Jobs jobs{[this] { wake(); }};

  void wake() {
    const std::scoped_lock lock(mutex);
    ++frames;
    changed.notify_all();
  }

  NetworkReport run(const std::string& script, std::chrono::milliseconds limit = k_network_limit) {
    NetworkStart start(jobs, {"/bin/sh", "-c", script}, [this] { wake(); }, limit);
    std::optional<NetworkReport> last;
    start.start([&](const NetworkReport& report) { last = report; });
    CHECK(start.report().phase == NetworkPhase::running);
    int seen = 0;
    while (!last) {
      std::unique_lock lock(mutex);
      REQUIRE(changed.wait_for(lock, std::chrono::seconds(20), [&] { return frames != seen; }));
      seen = frames;
      lock.unlock();
      jobs.drain();
    }
    return *last;
  }
};

}  // namespace

TEST_CASE("the first address that is got is the network's") {
  Console console;
  const auto report = console.run(
      R"(echo '{"adapter":"eth0","state":"asking"}'
         echo '{"adapter":"eth0","state":"bound","address":"10.5.14.52/24"}'
         echo '{"adapter":"eth1","state":"failed","reason":"no cable"}')");
  CHECK(report.phase == NetworkPhase::ready);
  CHECK(report.address == "10.5.14.52/24");
  CHECK(report.adapter == "eth0");
}

TEST_CASE("what went wrong last is the reason why there is no network") {
  Console console;
  const auto report =
      console.run(R"(echo '{"adapter":"eth0","state":"failed","reason":"no DHCP server answered"}'; exit 3)");
  CHECK(report.phase == NetworkPhase::failed);
  CHECK(report.reason == "no DHCP server answered");
}

TEST_CASE("a program that is not there is a reason, too") {
  Console console;
  NetworkStart start(console.jobs, {"/no/such/program"}, [] {});
  CHECK(start.report().phase == NetworkPhase::idle);
  const auto report = console.run("exit 9");
  CHECK(report.phase == NetworkPhase::failed);
  CHECK_FALSE(report.reason.empty());
}

TEST_CASE("lines that are no progress change nothing") {
  NetworkReport report{NetworkPhase::running, "eth0", {}, {}};
  const NetworkReport before = report;
  for (const char* line : {"", "hello", "[]", "{}", "{\"state\":7}", "{\"state\":"}) read_progress(line, report);
  CHECK(report == before);
}

TEST_CASE("a start that hangs is over after a while, and says so") {
  Console console;
  const auto report = console.run("sleep 600", std::chrono::milliseconds(50));
  CHECK(report.phase == NetworkPhase::failed);
  CHECK_THAT(report.reason, Catch::Contains("did not come to an end"));
}

TEST_CASE("a console that ends does not wait for a network that does not come") {
  jobs::Jobs jobs{[] {}};
  {
    NetworkStart start(jobs, {"/bin/sleep", "600"}, [] {});
    start.start();
  }
  CHECK(jobs.count() == 0);  // its job works with it no more
}
