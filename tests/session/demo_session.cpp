// Shows the question, the strip and the last word, to look at them: demo_session WIDTH HEIGHT SCALE SOCKET, then
// `lifeboat ui SOCKET shot`. A fake technician asks at once; "page/lose" breaks his link, "page/lock" disables the
// page.
#include <sys/socket.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "host/session/remote_session.hpp"
#include "tests/session/sample_records.hpp"

namespace {

using namespace lifeboat;

constexpr const char* k_long_name = "Ada Lovelace of the help desk in Zürich, 2nd floor";

void send(int fd, const auto& record) { (void)::send(fd, &record, sizeof record, MSG_NOSIGNAL); }

void draw_page(ui::Ui& ui, int server, bool& is_locked) {
  ui.begin_header("Lifeboat Recovery", "Windows 11 Pro on \\Windows");
  (void)ui.button("quit", "Close");
  ui.end_header();
  ui.begin_page("page");
  ui.push_id("page");
  ui.text("Tools", LB_TEXT_SUBHEADING);
  (void)ui.tool_cards(
      std::array{ui::ToolCard{"registry", "registry", "Registry Editor", "Change the registry of the selected Windows", ""}});
  if (ui.button("lose", "Lose the link")) send(server, session::sample_session(LB_RECORD_LOST, 1));
  if (ui.button("lock", "Lock this page")) is_locked = true;
  ui.pop_id();
  ui.end_page();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  ui::LoopOptions options;
  const auto scale = static_cast<float>(std::atof(argv[3]));
  options.display = screen::make_headless_display({std::atoi(argv[1]), std::atoi(argv[2])}, scale);
  options.automation_socket = argv[4];
  auto loop = ui::ApplicationLoop::create(std::move(options));
  std::array<int, 2> ends{};
  if (!loop || ::socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends.data()) != 0) return 1;
  loader::Log log(loader::descriptor_sink(2, loader::LogLevel::info));
  session::RemoteSession session({.loop = **loop, .log = log});
  session.set_end_handler(
      [] { return "Closed: Registry Editor. Registry changes that are not saved (3) are kept in memory."; });
  if (!session.serve("remote-connection", UniqueFd(ends[1]))) return 1;
  send(ends[0], session::sample_request(1, k_long_name));
  auto status = session::blank_record<lb_record_status>(LB_RECORD_STATUS);
  session::put(status.encoder, "openh264");
  send(ends[0], status);
  bool is_locked = false;
  const Status ran = (*loop)->run([&](ui::Ui& ui) {
    session.begin_frame();
    draw_page(ui, ends[0], is_locked);
    session.set_locked_page(is_locked ? "Registry Editor" : "");
    session.draw(ui);
  });
  return ran ? 0 : 1;
}
