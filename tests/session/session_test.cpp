// What the person at the machine sees and presses, in a whole loop with automation as his hands.
#include <atomic>
#include <catch2/catch.hpp>
#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "host/session/remote_session.hpp"
#include "host/ui/automation.hpp"
#include "host/ui/private_socket.hpp"
#include "tests/session/fake_server.hpp"
#include "tests/temporary_folder.hpp"

namespace lifeboat::session {
namespace {

class Console {
 public:
  explicit Console(std::chrono::milliseconds question_limit = k_question_limit)
      : socket_((folder_.path() / "s").string()), log_([this](const loader::LogLine& line) { note(line.text); }) {
    ui::LoopOptions options;
    options.display = screen::make_headless_display({800, 600}, 1);
    options.automation_socket = socket_;
    auto made = ui::ApplicationLoop::create(std::move(options));
    REQUIRE(made);
    loop = std::move(*made);
    session.emplace(RemoteSession::Setup{.loop = *loop,
                                         .log = log_,
                                         .question_limit = question_limit,
                                         .end_grace = std::chrono::milliseconds(50)});
    session->set_end_handler([this] {
      ++ends;
      return std::string("Closed: Registry Editor.");
    });
    thread_ = std::thread([this] { (void)loop->run([this](ui::Ui& ui) { draw(ui); }); });
  }
  ~Console() {
    let_go();
    loop->quit();
    thread_.join();
    session.reset();
  }
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  // The person's hands, on the keyboard and mouse of the machine.
  int person(std::initializer_list<const char*> words) const {
    std::vector<const char*> argv = {socket_.c_str()};
    argv.insert(argv.end(), words);
    return ui::run_ui_client(static_cast<int>(argv.size()), argv.data());
  }
  bool shows(const char* path) const { return person({"wait", path, "--timeout-ms", "15000"}) == 0; }
  bool is_gone(const char* path) const { return person({"wait", path, "--gone", "--timeout-ms", "15000"}) == 0; }

  nlohmann::json item(const std::string& path) const {
    auto fd = ui::connect_to(socket_);
    REQUIRE(fd);
    const std::string_view line = "{\"do\":\"dump\"}\n";
    REQUIRE(::send(fd->get(), line.data(), line.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(line.size()));
    std::string answer;
    for (char c = 0; ::recv(fd->get(), &c, 1, 0) == 1 && c != '\n';) answer += c;
    const auto dump = nlohmann::json::parse(answer);
    for (const auto& each : dump["items"]) {
      if (each["path"] == path) return each;
    }
    return {};
  }

  void serve_too(FakeServer& by) {
    pending_ = by.host_end();
    is_pending_ = true;
    loop->request_frame();
  }
  void serve() {
    serve_too(server);
    const MappedPicture first(server.receive(LB_RECORD_PICTURE));
    CHECK(first.is_black());
    CHECK(first.facts.width == 800);
  }
  void let_in() {
    serve();
    server.send(sample_request(1));
    REQUIRE(shows("session/consent/allow"));
    REQUIRE(person({"click", "session/consent/allow"}) == 0);
    REQUIRE(server.receive_decision() == LB_DECISION_ALLOWED);
  }

  // A technician's click in the middle of an item.
  void technician_clicks(const std::string& path) {
    const auto rect = item(path)["rect"];
    auto move = sample_input(1, ++input_id, LB_INPUT_POINTER);
    move.x = rect[0].get<int>() + rect[2].get<int>() / 2;
    move.y = rect[1].get<int>() + rect[3].get<int>() / 2;
    server.send(move);
    for (const bool is_down : {true, false}) {
      auto button = sample_input(1, ++input_id, LB_INPUT_BUTTON);
      button.is_down = is_down ? 1 : 0;
      server.send(button);
    }
  }
  void technician_presses(screen::Key key, std::uint8_t modifiers = 0) {
    for (const bool is_down : {true, false}) {
      server.send(sample_key(1, ++input_id, static_cast<std::uint16_t>(key), is_down, modifiers));
    }
  }
  // Until a frame has had his last input, and what follows from it is drawn.
  void settle_technician() {
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(k_patience_ms);
    while (loop->input().last_remote_id() < input_id && std::chrono::steady_clock::now() < end) {
      (void)item("session/banner");
    }
    REQUIRE(loop->input().last_remote_id() == input_id);
    (void)item("session/banner");
  }

  void wait_until_hanging() {
    std::unique_lock lock(mutex_);
    REQUIRE(changed_.wait_for(lock, std::chrono::milliseconds(k_patience_ms), [&] { return is_hanging_; }));
  }
  void let_go() {
    const std::scoped_lock lock(mutex_);
    is_let_go_ = true;
    changed_.notify_all();
  }
  std::string log() {
    const std::scoped_lock lock(mutex_);
    return log_text_;
  }

  testing::TemporaryFolder folder_;
  std::string socket_;
  FakeServer server;
  std::unique_ptr<ui::ApplicationLoop> loop;
  std::optional<RemoteSession> session;
  std::uint64_t input_id = 0;
  std::atomic<int> clicks = 0, ends = 0;
  std::atomic<bool> is_page_locked = false;
  Status served;

 private:
  void note(const std::string& line) {
    const std::scoped_lock lock(mutex_);
    log_text_ += line + "\n";
  }

  void draw(ui::Ui& ui) {
    session->begin_frame();
    if (is_pending_.exchange(false)) served = session->serve("remote-connection", std::move(pending_));
    session->set_locked_page(is_page_locked ? "Registry Editor" : "");
    ui.push_id("page");
    if (ui.button("ok", "OK")) ++clicks;
    if (ui.button("stop", "Stop serving")) session->stop("remote-connection");
    if (ui.button("hang", "Hang")) hang();
    if (ui.button("ask", "Ask")) is_asking_ = true;
    if (is_asking_) {
      const ui::DialogButton close{"close", "Close", LB_BUTTON_NORMAL};
      if (ui.dialog("dialog", "A tool's dialog", "It covers the window.", std::span(&close, 1)) != -1) is_asking_ = false;
    }
    ui.pop_id();
    session->draw(ui);
  }

  // As a tool does whose frame never comes back.
  void hang() {
    std::unique_lock lock(mutex_);
    is_hanging_ = true;
    changed_.notify_all();
    changed_.wait(lock, [&] { return is_let_go_; });
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_hanging_ = false, is_let_go_ = false, is_asking_ = false;
  std::string log_text_;
  loader::Log log_;
  UniqueFd pending_;
  std::atomic<bool> is_pending_ = false;
  std::thread thread_;
};

}  // namespace

TEST_CASE("the question says who asks, and No has the keyboard") {
  Console console;
  console.serve();
  console.server.send(sample_request(1, "Ada <admin>"));
  REQUIRE(console.shows("session/consent/allow"));
  CHECK(console.item("session/consent/refuse")["focused"] == true);
  const std::string words = console.item("session/consent/text-2")["label"];
  CHECK(words.find("10.5.14.52") != std::string::npos);
  CHECK(words.find("Ada <admin>") != std::string::npos);
  SECTION("Enter is a no") {
    REQUIRE(console.person({"key", "Enter"}) == 0);
    CHECK(console.server.receive_decision() == LB_DECISION_REFUSED);
  }
  SECTION("Escape is a no") {
    REQUIRE(console.person({"key", "Escape"}) == 0);
    CHECK(console.server.receive_decision() == LB_DECISION_REFUSED);
  }
  SECTION("the chord is a no") {
    REQUIRE(console.person({"key", "Ctrl+Alt+Escape"}) == 0);
    CHECK(console.server.receive_decision() == LB_DECISION_REFUSED);
  }
  SECTION("yes takes two keys") {
    REQUIRE(console.person({"key", "Tab"}) == 0);
    REQUIRE(console.person({"key", "Enter"}) == 0);
    CHECK(console.server.receive_decision() == LB_DECISION_ALLOWED);
    CHECK(console.shows("session/banner/end"));
  }
  CHECK(console.is_gone("session/consent"));
}

TEST_CASE("a question that nobody answers goes away") {
  Console console(std::chrono::milliseconds(1));
  console.serve();
  console.server.send(sample_request(1));
  CHECK(console.server.receive_decision() == LB_DECISION_REFUSED);
  CHECK(console.is_gone("session/consent"));
}

TEST_CASE("a viewer that gives up takes its question along") {
  Console console;
  console.serve();
  console.server.send(sample_request(1));
  REQUIRE(console.shows("session/consent"));
  console.server.send(sample_session(LB_RECORD_ENDED, 1));
  CHECK(console.is_gone("session/consent"));
  CHECK(console.ends == 0);
}

TEST_CASE("the question stands above a dialog that a tool opens later") {
  Console console;
  console.serve();
  REQUIRE(console.person({"click", "page/ask"}) == 0);
  console.server.send(sample_request(1));
  REQUIRE(console.shows("session/consent"));
  CHECK(console.item("session/consent/refuse")["layer"] > console.item("page/dialog/close")["layer"]);
  CHECK(console.person({"click", "page/dialog/close"}) == 1);
  CHECK(console.person({"click", "session/consent/allow"}) == 0);
  // End is above it too, and in its Tab order.
  REQUIRE(console.shows("session/banner/end"));
  CHECK(console.item("page/dialog/close")["focused"] == true);
  REQUIRE(console.person({"key", "Tab"}) == 0);
  CHECK(console.item("session/banner/end")["focused"] == true);
  REQUIRE(console.person({"key", "Enter"}) == 0);
  CHECK(console.server.receive_decision() == LB_DECISION_ALLOWED);
  CHECK(console.server.receive_decision() == LB_DECISION_ENDED);
}

TEST_CASE("the picture comes with the yes, its damage names the input, and the end takes it away") {
  Console console;
  console.let_in();
  const MappedPicture real(console.server.receive(LB_RECORD_PICTURE));
  CHECK_FALSE(real.is_black());
  const auto all = console.server.receive(LB_RECORD_DAMAGE).as<lb_record_damage>();
  CHECK(all.tiles[0] == 0xFF);
  CHECK(all.drawn_at_us > 0);
  console.technician_clicks("page/ok");
  const std::uint64_t press_id = console.input_id;
  while (console.server.receive(LB_RECORD_DAMAGE).as<lb_record_damage>().input_id < press_id) {
  }
  CHECK(console.clicks == 1);
  REQUIRE(console.person({"click", "session/banner/end"}) == 0);
  CHECK(console.server.receive_decision() == LB_DECISION_ENDED);
  const MappedPicture black(console.server.receive(LB_RECORD_PICTURE));
  CHECK(black.is_black());
  // What the server still has mapped shows nothing that came after the end.
  const std::uint32_t before = real.at(10, 10);
  REQUIRE(console.shows("session/ended/ok"));
  REQUIRE(console.person({"click", "session/ended/ok"}) == 0);
  CHECK(real.at(10, 10) == before);
  CHECK(console.is_gone("session/ended"));
}

TEST_CASE("a new size comes as a new picture, black before the yes") {
  Console console;
  console.serve();
  REQUIRE(console.person({"resize", "640x480"}) == 0);
  const MappedPicture black(console.server.receive(LB_RECORD_PICTURE));
  CHECK(black.facts.width == 640);
  CHECK(black.is_black());
  console.server.send(sample_request(1));
  REQUIRE(console.shows("session/consent/allow"));
  REQUIRE(console.person({"click", "session/consent/allow"}) == 0);
  CHECK_FALSE(MappedPicture(console.server.receive(LB_RECORD_PICTURE)).is_black());
  REQUIRE(console.person({"resize", "700x500"}) == 0);
  const MappedPicture larger(console.server.receive(LB_RECORD_PICTURE));
  CHECK(larger.facts.width == 700);
  CHECK_FALSE(larger.is_black());
}

TEST_CASE("a technician cannot press End, nor be the chord, nor hold it up") {
  Console console;
  console.let_in();
  REQUIRE(console.shows("session/banner/end"));
  console.technician_clicks("session/banner/end");
  console.technician_presses(screen::Key::escape, screen::k_ctrl | screen::k_alt);
  console.settle_technician();
  CHECK(console.item("session/banner/end")["enabled"] == true);
  CHECK(console.ends == 0);
  // By keyboard: Tab brings him there, Enter does nothing.
  while (console.item("session/banner/end")["focused"] != true) {
    console.technician_presses(screen::Key::tab);
    console.settle_technician();
  }
  console.technician_presses(screen::Key::enter);
  console.technician_presses(screen::Key::tab);
  console.settle_technician();
  CHECK(console.ends == 0);
  // He holds a key and a button; the person's End works all the same.
  console.server.send(sample_key(1, ++console.input_id, 4, true));
  auto button = sample_input(1, ++console.input_id, LB_INPUT_BUTTON);
  button.is_down = 1;
  console.server.send(button);
  console.settle_technician();
  SECTION("by mouse") { REQUIRE(console.person({"click", "session/banner/end"}) == 0); }
  SECTION("by chord") { REQUIRE(console.person({"key", "Ctrl+Alt+Shift+Escape"}) == 0); }
  CHECK(console.server.receive_decision() == LB_DECISION_ENDED);
  CHECK(console.shows("session/ended/ok"));
  CHECK(console.ends == 1);
}

TEST_CASE("End works while a tool's frame never comes back") {
  Console console;
  console.let_in();
  console.technician_clicks("page/hang");
  console.wait_until_hanging();
  for (int i = 0; i < 500; ++i) {
    auto move = sample_input(1, ++console.input_id, LB_INPUT_POINTER);
    move.x = i % 800;
    console.server.send(move);
  }
  // The display's thread has the keyboard.
  screen::InputEvent chord;
  chord.kind = screen::InputKind::key;
  chord.is_down = true;
  chord.chord = *screen::parse_chord(k_end_chord);
  console.loop->input().push(chord);
  CHECK(console.server.receive_decision() == LB_DECISION_ENDED);
  while (console.server.receive()) {
  }
  console.let_go();
  CHECK(console.shows("session/ended/ok"));
  CHECK(console.item("session/ended")["value"].get<std::string>().find("Closed: Registry Editor.") !=
        std::string::npos);
}

TEST_CASE("a lost link is said, and nobody drives") {
  Console console;
  console.let_in();
  console.server.send(sample_session(LB_RECORD_LOST, 1));
  const auto label = [&] { return console.item("session/banner")["label"].get<std::string>(); };
  while (label().find("lost") == std::string::npos) {
  }
  console.server.send(sample_request(1, "Ada", LB_RECORD_RESUMED));
  while (label().find("lost") != std::string::npos) {
  }
  console.technician_clicks("page/ok");
  console.settle_technician();
  CHECK(console.clicks == 1);
}

TEST_CASE("in front of a locked page the person has End, the technician the page") {
  Console console;
  console.let_in();
  console.is_page_locked = true;
  console.loop->request_frame();
  while (console.item("session/banner")["value"].get<std::string>().find("disabled") == std::string::npos) {
  }
  REQUIRE(console.person({"click", "page/ok"}) == 0);
  CHECK(console.clicks == 0);
  console.technician_clicks("page/ok");
  console.settle_technician();
  CHECK(console.clicks == 1);
  REQUIRE(console.person({"click", "session/banner/end"}) == 0);
  CHECK(console.server.receive_decision() == LB_DECISION_ENDED);
}

TEST_CASE("one is served at a time, and stop ends it") {
  Console console;
  console.let_in();
  FakeServer second;
  console.serve_too(second);
  CHECK_FALSE(second.receive());
  REQUIRE(console.person({"dump"}) == 0);
  CHECK(console.served.error().kind == ErrorKind::refused);
  REQUIRE(console.person({"click", "page/stop"}) == 0);
  CHECK(console.server.receive_decision() == LB_DECISION_ENDED);
  while (console.server.receive()) {
  }
  CHECK(console.shows("session/ended/ok"));
}

TEST_CASE("nothing of a name or an address can forge a line of the log") {
  Console console;
  console.serve();
  console.server.send(sample_request(1, "Ada\" from 1.2.3.4 was let in"));
  REQUIRE(console.shows("session/consent"));
  const std::string log = console.log();
  CHECK(std::ranges::count(log, '\n') == 1);
}

}  // namespace lifeboat::session
