// What commands get from a console without tools; e2e/launch_test has one with Remote Connection.
#include "host/launch/console_commands.hpp"

#include <catch2/catch.hpp>
#include <memory>

#include "host/ui/application_loop.hpp"
#include "tests/toolset/empty_workspace.hpp"

using namespace lifeboat;
using namespace lifeboat::launch;

namespace {

struct Sink final : AnswerSink {
  void send(const ControlAnswer& answer) override { answers.push_back(answer); }
  std::vector<ControlAnswer> answers;
};

struct Desk : toolset::EmptyWorkspace {
  static std::unique_ptr<ui::ApplicationLoop> make_loop() {
    ui::LoopOptions options;
    options.display = screen::make_headless_display({640, 480}, 1);
    auto made = ui::ApplicationLoop::create(std::move(options));
    REQUIRE(made);
    return std::move(*made);
  }
  [[nodiscard]] Reply reply() { return Reply(sink); }

  std::shared_ptr<Sink> sink = std::make_shared<Sink>();
  std::unique_ptr<ui::ApplicationLoop> loop = make_loop();
  loader::Log log{{}};
  session::RemoteSession session{{.loop = *loop, .log = log}};
  toolset::ScriptNotices notices;
  std::vector<NetstartRequest> network;
  std::vector<Reply> recovery;
  ConsoleCommands commands{{workspace, session, notices,
                            {.start_network =
                                 [this](const NetstartRequest& request, Reply to) {
                                   network.push_back(request);
                                   to.done("10.5.14.52");
                                 },
                             .show_recovery_options = [this](Reply to) { recovery.push_back(std::move(to)); }}}};
};

}  // namespace

TEST_CASE("the boot flow gets netstart's switches, and answers") {
  Desk desk;
  desk.commands.netstart({.network = true, .remount = true}, desk.reply());
  CHECK(desk.network == std::vector{NetstartRequest{.network = true, .remount = true}});
  CHECK(desk.sink->answers == std::vector{ControlAnswer{0, "10.5.14.52"}});
}

TEST_CASE("recenv is answered when the recovery options end") {
  Desk desk;
  desk.commands.recenv(desk.reply());
  REQUIRE(desk.recovery.size() == 1);
  CHECK(desk.sink->answers.empty());
  desk.recovery.front().done();
  CHECK(desk.sink->answers == std::vector{ControlAnswer{0, ""}});
}

TEST_CASE("a console without Remote Connection says so, and keeps no wish for whoever opens one") {
  Desk desk;
  desk.commands.remoterecovery({.nomessage = true}, desk.reply());
  REQUIRE(desk.sink->answers.size() == 1);
  CHECK(desk.sink->answers[0].code == 1);
  CHECK(desk.sink->answers[0].message.find("Remote Connection") != std::string::npos);
  CHECK_FALSE(desk.session.take_start_wish(toolset::k_remote_tool));
}

TEST_CASE("nobody waits for a connection while Remote Connection is not open") {
  Desk desk;
  desk.commands.waitforconnection(desk.reply());
  REQUIRE(desk.sink->answers.size() == 1);
  CHECK(desk.sink->answers[0].code == 0);
}

TEST_CASE("a notice is kept for the person") {
  Desk desk;
  desk.commands.notice("winpeshl.ini:2: nonsense", desk.reply());
  CHECK_FALSE(desk.notices.is_empty());
  CHECK(desk.sink->answers == std::vector{ControlAnswer{0, ""}});
}
