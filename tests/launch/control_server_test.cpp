#include "host/launch/control_server.hpp"

#include "tests/launch/control_desk.hpp"
#include "tests/launch/fake_console.hpp"

using namespace lifeboat;
using namespace lifeboat::launch;
using namespace std::chrono_literals;

TEST_CASE("an answer may come much later, and others are served meanwhile") {
  const Desk desk;
  FakeConsole console(desk.runtime, {"recenv"});
  auto recenv = in_background(desk.client(), {ProgramName::recenv, {}});
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
  const auto second = ControlServer::listen(desk.runtime);
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

namespace {

struct NoticeBoard final : ControlCommands {
  void netstart(const NetstartRequest&, Reply) override {}
  void remoterecovery(const RemoteRecoveryRequest&, Reply) override {}
  void waitforconnection(Reply) override {}
  void recenv(Reply) override {}
  void notice(const std::string& text, Reply reply) override {
    notices.push_back(text);
    reply.done();
  }
  std::vector<std::string> notices;
};

}  // namespace

TEST_CASE("a command that comes while the console still reads its disks is served afterwards") {
  const Desk desk;
  const auto server = ControlServer::listen(desk.runtime);
  REQUIRE(server);
  const UniqueFd early = desk.connect();
  REQUIRE(ui::send_line(early.get(), line_of(ControlRequest(NoticeRequest{"early"}))));
  NoticeBoard board;
  (*server)->serve(board);
  CHECK(board.notices == std::vector<std::string>{"early"});
  CHECK(parse_answer(ui::receive_line(early.get(), k_max_control_line_bytes)) == ControlAnswer{0, ""});
}
