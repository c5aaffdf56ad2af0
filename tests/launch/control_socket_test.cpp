// Both ends of the control socket.
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <future>

#include "host/launch/control_client.hpp"
#include "host/ui/line_channel.hpp"
#include "tests/launch/fake_console.hpp"
#include "tests/temporary_folder.hpp"

using namespace lifeboat;
using namespace lifeboat::launch;
using namespace std::chrono_literals;

namespace {

constexpr auto k_short = 300ms;
constexpr auto k_patience = 20s;

class Desk {
 public:
  [[nodiscard]] ClientSetup client(std::chrono::milliseconds return_patience = 20s) const {
    return {.runtime_folder = runtime, .start_patience = k_patience, .return_patience = return_patience};
  }
  [[nodiscard]] UniqueFd connect() const {
    auto fd = ui::connect_to(control_socket_of(runtime).string());
    REQUIRE(fd);
    return std::move(*fd);
  }
  [[nodiscard]] std::string converse(std::string_view line) const {
    const UniqueFd fd = connect();
    (void)ui::send_line(fd.get(), line);
    return ui::receive_line(fd.get(), k_max_control_line_bytes);
  }

  testing::TemporaryFolder folder;
  std::filesystem::path runtime = folder.path() / "run";
};

bool is_refused(const std::filesystem::path& folder) {
  const auto opened = open_runtime_folder(folder);
  return !opened && opened.error().kind == ErrorKind::refused;
}

std::future<int> in_background(const Desk& desk, Invocation invocation) {
  return std::async(std::launch::async, [setup = desk.client(), invocation] { return run_client(invocation, setup); });
}

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

TEST_CASE("an answer may come much later, and others are served meanwhile") {
  const Desk desk;
  FakeConsole console(desk.runtime, {"recenv"});
  auto recenv = in_background(desk, {ProgramName::recenv, {}});
  console.wait_until_asked("recenv");
  CHECK(run_client({ProgramName::waitforconnection, {}}, desk.client()) == 0);
  CHECK(recenv.wait_for(0s) == std::future_status::timeout);
  console.answer({0, ""});
  REQUIRE(recenv.wait_for(k_patience) == std::future_status::ready);
  CHECK(recenv.get() == 0);
}

TEST_CASE("the answer of a client that went away is not wanted") {
  const Desk desk;
  FakeConsole console(desk.runtime, {"recenv"});
  {
    const UniqueFd fd = desk.connect();
    REQUIRE(ui::send_line(fd.get(), line_of(RecenvRequest{})));
    console.wait_until_asked("recenv");
  }
  console.wait_until_unwanted();
}

TEST_CASE("a Reply that nobody answered says so, and one that was answered says nothing more") {
  struct Sink final : AnswerSink {
    void send(const ControlAnswer& answer) override { answers.push_back(answer); }
    std::vector<ControlAnswer> answers;
  };
  const auto sink = std::make_shared<Sink>();
  { const Reply forgotten(sink); }
  REQUIRE(sink->answers.size() == 1);
  CHECK(sink->answers[0].code == 1);
  {
    Reply reply(sink);
    Reply moved = std::move(reply);
    CHECK(moved.is_wanted());
    moved.done("10.5.14.52");
    CHECK_FALSE(moved.is_wanted());
    moved.not_possible("too late");
  }
  REQUIRE(sink->answers.size() == 2);
  CHECK(sink->answers[1] == ControlAnswer{0, "10.5.14.52"});
}

TEST_CASE("what is no request is answered with bad use") {
  const Desk desk;
  FakeConsole console(desk.runtime);
  for (const char* line : {"hello", "{\"do\":\"format\"}"}) {
    const auto answer = parse_answer(desk.converse(line));
    REQUIRE(answer);
    CHECK(answer->code == 2);
  }
  CHECK(console.asked().empty());
}

TEST_CASE("a request without end is cut off, and the console serves on") {
  const Desk desk;
  FakeConsole console(desk.runtime);
  const auto answer = parse_answer(desk.converse(std::string(2 * k_max_control_line_bytes, 'x')));
  if (answer) CHECK(answer->code == 2);  // the connection may be gone before the answer is read
  CHECK(run_client({ProgramName::waitforconnection, {}}, desk.client()) == 0);
}

TEST_CASE("one connection is good for one request") {
  const Desk desk;
  FakeConsole console(desk.runtime);
  const UniqueFd fd = desk.connect();
  const std::string line = line_of(RecenvRequest{});
  REQUIRE(ui::send_line(fd.get(), line + "\n" + line));
  (void)ui::receive_line(fd.get(), k_max_control_line_bytes);
  CHECK(run_client({ProgramName::waitforconnection, {}}, desk.client()) == 0);
  CHECK(console.asked() == std::vector<std::string>{"recenv", "waitforconnection"});
}

TEST_CASE("more clients than the limit are turned away, and a place that is free again is given") {
  const Desk desk;
  FakeConsole console(desk.runtime, {"recenv"});
  std::vector<UniqueFd> clients;
  for (std::size_t i = 0; i < k_max_control_clients; ++i) {
    clients.push_back(desk.connect());
    REQUIRE(ui::send_line(clients.back().get(), line_of(RecenvRequest{})));
  }
  CHECK(desk.converse(line_of(WaitForConnectionRequest{})).empty());
  clients.clear();
  console.wait_until_unwanted();
  CHECK(run_client({ProgramName::waitforconnection, {}}, desk.client()) == 0);
}

TEST_CASE("a second console of the same folder is refused") {
  const Desk desk;
  FakeConsole console(desk.runtime);
  const auto second = ControlServer::listen(desk.runtime, console);
  REQUIRE_FALSE(second);
  CHECK(second.error().kind == ErrorKind::refused);
  CHECK(second.error().message.find("another console") != std::string::npos);
  CHECK(ConsoleLock::is_taken(desk.runtime));
  CHECK(run_client({ProgramName::waitforconnection, {}}, desk.client()) == 0);
}

TEST_CASE("the socket of a console that died is replaced") {
  const Desk desk;
  {
    auto place = open_runtime_folder(desk.runtime);
    REQUIRE(place);
    REQUIRE(ui::listen_at(*place));  // closed at once, and its file stays
  }
  REQUIRE(std::filesystem::exists(control_socket_of(desk.runtime)));
  CHECK_FALSE(ConsoleLock::is_taken(desk.runtime));
  FakeConsole console(desk.runtime);
  CHECK(run_client({ProgramName::waitforconnection, {}}, desk.client()) == 0);
}

TEST_CASE("a folder that is open to others, or no folder, is refused") {
  const Desk desk;
  REQUIRE(open_runtime_folder(desk.runtime));
  struct stat info {};
  REQUIRE(::stat(desk.runtime.c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0700);
  REQUIRE(::chmod(desk.runtime.c_str(), 0750) == 0);
  CHECK(is_refused(desk.runtime));
  REQUIRE(::chmod(desk.runtime.c_str(), 0700) == 0);
  std::filesystem::create_directory_symlink(desk.runtime, desk.folder.path() / "link");
  CHECK_FALSE(open_runtime_folder(desk.folder.path() / "link"));
}

TEST_CASE("a folder of another user is refused") {
  if (::geteuid() != 0) {
    WARN("only root can give a folder away");
    return;
  }
  const Desk desk;
  REQUIRE(open_runtime_folder(desk.runtime));
  REQUIRE(::chown(desk.runtime.c_str(), 65534, 65534) == 0);
  CHECK(is_refused(desk.runtime));
}

TEST_CASE("a console that crashed and is back is asked again") {
  const Desk desk;
  std::future<int> recenv;
  {
    FakeConsole console(desk.runtime, {"recenv"});
    recenv = in_background(desk, {ProgramName::recenv, {}});
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
