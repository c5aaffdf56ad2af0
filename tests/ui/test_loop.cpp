// The loop with its automation, driven by the same client that people and scripts use.
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <thread>

#include "host/ui/application_loop.hpp"
#include "host/ui/automation.hpp"
#include "host/ui/private_socket.hpp"
#include "tests/temporary_folder.hpp"

namespace lifeboat::ui {
namespace {

struct Text {
  lb_text* handle = ui_api().text_create(nullptr, "old");
  ~Text() { ui_api().text_destroy(nullptr, handle); }
};

struct Buffer {
  lb_buffer* handle = ui_api().buffer_create(nullptr, "old", 3);
  ~Buffer() { ui_api().buffer_destroy(nullptr, handle); }
};

// A console in this process: the loop has the thread, the test is the client.
class Console {
 public:
  Console() : socket_((folder_.path() / "s").string()) {
    LoopOptions options;
    options.display = screen::make_headless_display({800, 600}, 1);
    options.automation_socket = socket_;
    auto made = ApplicationLoop::create(std::move(options));
    REQUIRE(made);
    loop = std::move(*made);
    thread_ = std::thread([this] { (void)loop->run([this](Ui& ui) { draw(ui); }); });
  }
  ~Console() {
    loop->quit();
    thread_.join();
  }
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  int run(std::initializer_list<const char*> words) const {
    std::vector<const char*> argv = {socket_.c_str()};
    argv.insert(argv.end(), words);
    return run_ui_client(static_cast<int>(argv.size()), argv.data());
  }

  // One raw line, one raw answer.
  nlohmann::json ask(const std::string& line) const {
    auto fd = connect_to(socket_);
    REQUIRE(fd);
    std::size_t sent = 0;
    while (sent < line.size()) {
      const ssize_t count = ::send(fd->get(), line.data() + sent, line.size() - sent, MSG_NOSIGNAL);
      if (count <= 0) break;
      sent += static_cast<std::size_t>(count);
    }
    std::string answer;
    for (char c = 0; ::recv(fd->get(), &c, 1, 0) == 1 && c != '\n';) answer += c;
    return nlohmann::json::parse(answer, nullptr, false);
  }

  // As dump shows it.
  std::string value_of(const std::string& path) const {
    const auto answer = ask("{\"do\":\"dump\"}\n");
    for (const auto& item : answer["items"]) {
      if (item["path"] == path) return item["value"].get<std::string>();
    }
    return "no such item";
  }

  testing::TemporaryFolder folder_;
  std::string socket_;
  std::unique_ptr<ApplicationLoop> loop;
  std::atomic<int> clicks = 0, frames = 0;
  std::atomic<bool> shows_more = false;

 private:
  void draw(Ui& ui) {
    ++frames;
    ui.push_id("page");
    if (ui.button("ok", "OK")) ++clicks;
    if (ui.button("more", "More")) shows_more = !shows_more;
    if (shows_more) ui.text("More is here.");
    if (shows_more) (void)ui.button("extra", "Extra");
    (void)ui.input("name", "Name", *text_.handle, 10, 0, 0);
    (void)ui.hex("bytes", "Bytes", *buffer_.handle, 0, 6, 0);
    ui.begin_disabled(true);
    (void)ui.button("off", "Off");
    ui.end_disabled();
    ui.pop_id();
  }

  Text text_;
  Buffer buffer_;
  std::thread thread_;
};

}  // namespace

TEST_CASE("a click by automation is done when the command answers") {
  Console console;
  CHECK(console.run({"click", "page/ok"}) == 0);
  CHECK(console.clicks == 1);
  CHECK(console.run({"double-click", "page/ok"}) == 0);
  CHECK(console.clicks == 3);
  CHECK(console.run({"key", "Tab"}) == 0);
  CHECK(console.run({"key", "Space"}) == 0);
  CHECK(console.shows_more);
}

TEST_CASE("click-at clicks a place of the window or of an item, with any button") {
  Console console;
  CHECK(console.run({"click-at", "5", "5", "--in", "page/ok"}) == 0);
  CHECK(console.clicks == 1);
  CHECK(console.run({"click-at", "5", "5", "--in", "page/ok", "--button", "right"}) == 0);
  CHECK(console.clicks == 1);
  CHECK(console.run({"click-at", "790", "590"}) == 0);
  CHECK(console.clicks == 1);
  CHECK(console.run({"click-at", "5000", "5", "--in", "page/ok"}) == 2);
  CHECK(console.run({"click-at", "5", "5", "--in", "page/none"}) == 1);
  CHECK(console.run({"click-at", "5"}) == 2);
  CHECK(console.run({"click-at", "5", "5", "--button", "fourth"}) == 2);
  CHECK(console.ask("{\"do\":\"click-at\",\"x\":\"5\",\"y\":5}\n")["ok"] == false);
}

TEST_CASE("a button that is held clicks where it is let go, and only there") {
  Console console;
  CHECK(console.run({"move", "5", "5", "--in", "page/ok"}) == 0);
  CHECK(console.run({"button-down"}) == 0);
  CHECK(console.clicks == 0);
  CHECK(console.run({"button-up"}) == 0);
  CHECK(console.clicks == 1);
  CHECK(console.run({"button-down"}) == 0);
  CHECK(console.run({"move", "790", "590"}) == 0);
  CHECK(console.run({"button-up"}) == 0);
  CHECK(console.clicks == 1);
  CHECK(console.run({"move", "5"}) == 2);
  CHECK(console.run({"move", "5000", "5", "--in", "page/ok"}) == 2);
  CHECK(console.run({"button-down", "--button"}) == 2);
  CHECK(console.run({"button-up", "--button", "fourth"}) == 2);
}

TEST_CASE("a key that is held acts once, and its release does no more") {
  Console console;
  CHECK(console.run({"set", "page/name", "text"}) == 0);
  CHECK(console.run({"key-down", "Backspace"}) == 0);
  CHECK(console.value_of("page/name") == "tex");
  CHECK(console.run({"key-up", "Backspace"}) == 0);
  CHECK(console.value_of("page/name") == "tex");
  CHECK(console.run({"key-down", "Hyper+Q"}) == 2);
}

TEST_CASE("set replaces a field's text, also by nothing, and dump shows it") {
  Console console;
  CHECK(console.run({"set", "page/name", "new text"}) == 0);
  CHECK(console.value_of("page/name") == "new text");
  CHECK(console.run({"set", "page/name", ""}) == 0);
  CHECK(console.value_of("page/name").empty());
  CHECK(console.run({"type", "typed"}) == 0);
  CHECK(console.value_of("page/name") == "typed");
}

TEST_CASE("set gives a hex field its bytes, whatever column was typed in, and refuses what is no bytes") {
  Console console;
  CHECK(console.value_of("page/bytes") == "6f 6c 64");
  CHECK(console.run({"click", "page/bytes"}) == 0);
  CHECK(console.run({"key", "F6"}) == 0);
  CHECK(console.run({"set", "page/bytes", "01 0A,ff"}) == 0);
  CHECK(console.value_of("page/bytes") == "01 0a ff");
  CHECK(console.run({"set", "page/bytes", "01 0"}) == 2);
  CHECK(console.value_of("page/bytes") == "01 0a ff");
  CHECK(console.run({"set", "page/bytes", ""}) == 0);
  CHECK(console.value_of("page/bytes").empty());
}

TEST_CASE("what cannot be clicked is refused with exit code 1, what is no command with 2") {
  Console console;
  CHECK(console.run({"click", "page/none"}) == 1);
  CHECK(console.run({"click", "page/off"}) == 1);
  CHECK(console.run({"set", "page/ok", "text"}) == 2);
  CHECK(console.run({"key", "Ctrl+Nonsense"}) == 2);
  CHECK(console.run({"dance"}) == 2);
  CHECK(console.run({"click"}) == 2);
  CHECK(console.run({"resize", "0x5"}) == 2);
  CHECK(console.run({}) == 2);
  CHECK(console.clicks == 0);
}

TEST_CASE("wait answers when the item comes, when it goes, and when the time is over") {
  Console console;
  CHECK(console.run({"wait", "page/extra", "--timeout-ms", "1"}) == 1);
  int waited = -1;  // assertions are for one thread
  std::thread later([&] { waited = console.run({"wait", "page/extra", "--timeout-ms", "60000"}); });
  CHECK(console.run({"click", "page/more"}) == 0);
  later.join();
  CHECK(waited == 0);
  CHECK(console.run({"wait", "page/extra", "--gone", "--timeout-ms", "1"}) == 1);
  CHECK(console.run({"click", "page/more"}) == 0);
  CHECK(console.run({"wait", "page/extra", "--gone"}) == 0);
}

TEST_CASE("shot writes a PNG of the size that resize set") {
  Console console;
  CHECK(console.run({"resize", "640x480"}) == 0);
  const std::string file = (console.folder_.path() / "shot.png").string();
  CHECK(console.run({"shot", file.c_str()}) == 0);
  CHECK(std::filesystem::file_size(file) > 500);
  CHECK(console.loop->framebuffer().size() == screen::Size{640, 480});
  CHECK(console.run({"shot", "/nowhere/at/all.png"}) == 1);
}

TEST_CASE("wrong lines are answered with an error and the console goes on") {
  Console console;
  const auto line = GENERATE(as<std::string>{}, "nonsense\n", "[]\n", "{}\n", "{\"do\":5}\n", "{\"do\":\"\"}\n",
                             "{\"do\":\"wait\",\"timeout_ms\":\"x\"}\n", "{\"do\":\"resize\",\"width\":1e99}\n",
                             "{\"do\":\"click\",\"path\":[]}\n", "{\"do\":\"type\",\"text\":\"\xFF\"}\n",
                             "{\"do\":\"resize\",\"width\":99999,\"height\":2}\n");
  CHECK(console.ask(line)["ok"] == false);
  CHECK(console.run({"click", "page/ok"}) == 0);
}

TEST_CASE("a command without end is cut off and the console goes on") {
  Console console;
  const auto answer = console.ask(std::string(16U << 20, 'a'));
  CHECK((answer.is_discarded() || answer["ok"] == false));
  CHECK(console.run({"click", "page/ok"}) == 0);
}

TEST_CASE("the socket is refused in a folder that others may enter, or over a file") {
  testing::TemporaryFolder folder;
  const auto try_at = [&](const std::filesystem::path& path) {
    LoopOptions options;
    options.display = screen::make_headless_display({100, 100}, 1);
    options.automation_socket = path.string();
    return ApplicationLoop::create(std::move(options)).has_value();
  };
  CHECK(try_at(folder.path() / "made" / "s"));
  ::chmod(folder.path().c_str(), 0755);
  CHECK_FALSE(try_at(folder.path() / "s"));
  ::chmod(folder.path().c_str(), 0700);
  std::filesystem::create_directory_symlink(folder.path(), folder.path() / "link");
  CHECK_FALSE(try_at(folder.path() / "link" / "s"));
  std::filesystem::create_symlink("/nowhere", folder.path() / "s");
  CHECK_FALSE(try_at(folder.path() / "s"));
}

TEST_CASE("the socket is closed to others, and gone when the console ends") {
  std::string path;
  {
    Console console;
    path = console.socket_;
    struct stat info {};
    REQUIRE(::stat(path.c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0600);
    CHECK(console.run({"quit"}) == 0);
  }
  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("an idle console draws no frame, and request_frame draws one") {
  Console console;
  REQUIRE(console.run({"dump"}) == 0);
  const std::uint64_t pixels = console.loop->framebuffer().sequence();
  const int before = console.frames;
  REQUIRE(console.run({"wait", "page/none", "--timeout-ms", "300"}) == 1);
  // The command's arrival, its deadline, and the client before going away: nothing in the 300 ms between.
  CHECK(console.frames - before <= 4);
  CHECK(console.loop->framebuffer().sequence() == pixels);
  const int idle = console.frames;
  console.loop->request_frame();
  REQUIRE(console.run({"dump"}) == 0);
  CHECK(console.frames > idle);
}

}  // namespace lifeboat::ui
