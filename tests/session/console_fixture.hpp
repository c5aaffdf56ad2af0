// A whole loop with a page and a fake server; automation is the hands of the person at the machine.
#pragma once

#include <atomic>
#include <catch2/catch.hpp>
#include <condition_variable>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "host/session/remote_session.hpp"
#include "host/ui/automation.hpp"
#include "host/ui/private_socket.hpp"
#include "tests/session/fake_server.hpp"
#include "tests/temporary_folder.hpp"

namespace lifeboat::session {

class Console {
 public:
  explicit Console(std::chrono::milliseconds question_limit = k_question_limit, std::string welcome = {})
      : socket_((folder_.path() / "s").string()), log_([this](const loader::LogLine& line) { note(line.text); }) {
    ui::LoopOptions options;
    options.display = screen::make_headless_display({800, 600}, 1);
    options.automation_socket = socket_;
    auto made = ui::ApplicationLoop::create(std::move(options));
    REQUIRE(made);
    loop = std::move(*made);
    session.emplace(RemoteSession::Setup{.loop = *loop,
                                         .log = log_,
                                         .welcome = std::move(welcome),
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

  // A technician's press in the middle of an item.
  void technician_holds(const std::string& path) { technician_holds_at(item(path)); }
  void technician_holds_at(const nlohmann::json& what) {
    const auto rect = what["rect"];
    auto move = sample_input(1, ++input_id, LB_INPUT_POINTER);
    move.x = rect[0].get<int>() + rect[2].get<int>() / 2;
    move.y = rect[1].get<int>() + rect[3].get<int>() / 2;
    server.send(move);
    auto button = sample_input(1, ++input_id, LB_INPUT_BUTTON);
    button.is_down = 1;
    server.send(button);
  }
  void technician_lets_go() { server.send(sample_input(1, ++input_id, LB_INPUT_BUTTON)); }
  void technician_clicks(const std::string& path) {
    technician_holds(path);
    technician_lets_go();
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

  // Until so many events of his wait for a frame.
  void wait_until_waiting(std::size_t count) const {
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(k_patience_ms);
    while (loop->input().waiting_count(screen::InputSource::remote) < count && std::chrono::steady_clock::now() < end) {
      std::this_thread::yield();
    }
    REQUIRE(loop->input().waiting_count(screen::InputSource::remote) >= count);
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
      if (ui.dialog("dialog", "A tool's dialog", "It covers the window.", std::span(&close, 1)) != -1)
        is_asking_ = false;
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

}  // namespace lifeboat::session
