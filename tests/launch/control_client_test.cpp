#include "host/launch/control_client.hpp"

#include "tests/launch/control_desk.hpp"
#include "tests/launch/fake_console.hpp"

using namespace lifeboat;
using namespace lifeboat::launch;
using namespace std::chrono_literals;

namespace {

constexpr auto k_short = 300ms;

}  // namespace

TEST_CASE("a request reaches the console, and its answer is the exit code") {
  const Desk desk;
  FakeConsole console(desk.runtime);
  CHECK(run_client({ProgramName::netstart, {"-Network", "-prompt"}}, desk.client()) == 0);
  console.answer_from_now_on({1, "no cable"});
  CHECK(run_client({ProgramName::remoterecovery, {"-nomessage"}}, desk.client()) == 1);
  CHECK(console.asked() == std::vector<std::string>{"netstart network prompt", "remoterecovery nomessage"});
}

TEST_CASE("bad switches and help reach no console") {
  const Desk desk;
  CHECK(run_client({ProgramName::recenv, {"-network"}}, desk.client(0ms)) == 2);
  CHECK(run_client({ProgramName::recenv, {"--help"}}, desk.client(0ms)) == 0);
}

TEST_CASE("a console that crashed and is back is asked again") {
  const Desk desk;
  std::future<int> recenv;
  {
    FakeConsole console(desk.runtime, {"recenv"});
    recenv = in_background(desk.client(), {ProgramName::recenv, {}});
    console.wait_until_asked("recenv");
  }
  FakeConsole console(desk.runtime);
  console.wait_until_asked("recenv");
  REQUIRE(recenv.wait_for(k_patience) == std::future_status::ready);
  CHECK(recenv.get() == 0);
}

TEST_CASE("a console that does not come back is gone") {
  const Desk desk;
  std::future<int> code;
  {
    FakeConsole console(desk.runtime, {"recenv"});
    code = std::async(std::launch::async,
                      [setup = desk.client(k_short)] { return run_client({ProgramName::recenv, {}}, setup); });
    console.wait_until_asked("recenv");
  }
  CHECK(code.get() == 3);
  CHECK(ask_console(desk.client(), RecenvRequest{}).error().kind == ErrorKind::not_found);
}

TEST_CASE("without a console one is started, and asked") {
  const Desk desk;
  std::unique_ptr<FakeConsole> console;
  ClientSetup setup = desk.client();
  setup.start_console = [&] {
    console = std::make_unique<FakeConsole>(desk.runtime);
    return ChildProgram::start({"/bin/sleep", {"sleep", "60"}});
  };
  CHECK(run_client({ProgramName::netstart, {"-remount"}}, setup) == 0);
  REQUIRE(console);
  CHECK(console->asked() == std::vector<std::string>{"netstart remount"});
}

TEST_CASE("a console that is there is not started again") {
  const Desk desk;
  FakeConsole console(desk.runtime);
  ClientSetup setup = desk.client();
  bool was_started = false;
  setup.start_console = [&] {
    was_started = true;
    return ChildProgram::start({"/bin/true", {"true"}});
  };
  CHECK(run_client({ProgramName::waitforconnection, {}}, setup) == 0);
  CHECK_FALSE(was_started);
}

TEST_CASE("a console that ends at once is a clear failure, without the whole patience") {
  const Desk desk;
  REQUIRE(open_runtime_folder(desk.runtime));
  const auto failed = wait_for_console(desk.client(), [] { return true; });
  REQUIRE_FALSE(failed);
  CHECK(failed.error().message == "the console ended before it was ready");
}

TEST_CASE("a console that never listens is given up") {
  const Desk desk;
  REQUIRE(open_runtime_folder(desk.runtime));
  ClientSetup setup = desk.client();
  setup.start_patience = k_short;
  const auto failed = wait_for_console(setup, [] { return false; });
  REQUIRE_FALSE(failed);
  CHECK(failed.error().message.find("not ready") != std::string::npos);
}

TEST_CASE("a console that ended because another was faster is no failure") {
  const Desk desk;
  auto place = open_runtime_folder(desk.runtime);
  REQUIRE(place);
  auto lock = ConsoleLock::take(*place);
  REQUIRE(lock);
  // The other has its lock already, and listens only once ours has been found dead.
  std::optional<ConsoleLock> other(std::move(*lock));
  std::unique_ptr<FakeConsole> console;
  int looks = 0;
  const auto connected = wait_for_console(desk.client(), [&] {
    if (++looks == 2) {
      other.reset();
      console = std::make_unique<FakeConsole>(desk.runtime);
    }
    return true;
  });
  CHECK(connected);
}
