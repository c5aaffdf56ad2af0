// A console's control socket without a console: a ControlServer on a thread of its own, whose commands note what was
// asked, and answer at once or keep the Reply for the test.
#pragma once

#include <poll.h>
#include <sys/eventfd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "host/launch/control_server.hpp"

namespace lifeboat::launch {

class FakeConsole final : public ControlCommands {
 public:
  // `held`: the requests ("recenv") whose answer waits for `answer`.
  explicit FakeConsole(const std::filesystem::path& runtime_folder, std::vector<std::string> held = {})
      : held_(std::move(held)), wake_(::eventfd(0, EFD_CLOEXEC)) {
    auto made = ControlServer::listen(runtime_folder);
    REQUIRE(made);
    server_ = std::move(*made);
    thread_ = std::thread([this] { run(); });
  }
  // As a console that dies: no answer.
  ~FakeConsole() override {
    ::eventfd_write(wake_.get(), 1);
    thread_.join();
    server_.reset();
  }
  FakeConsole(const FakeConsole&) = delete;
  FakeConsole& operator=(const FakeConsole&) = delete;

  [[nodiscard]] std::vector<std::string> asked() {
    const std::scoped_lock lock(mutex_);
    return asked_;
  }
  void wait_until_asked(const std::string& what) {
    wait_until([&] { return std::ranges::count(asked_, what) > 0; });
  }
  void wait_until_unwanted() {
    wait_until([&] { return !replies_.empty() && !replies_.front().is_wanted(); });
  }
  // Answers all that wait; on the server's thread, as the console would.
  void answer(const ControlAnswer& with) {
    const std::scoped_lock lock(mutex_);
    pending_ = with;
    ::eventfd_write(wake_.get(), 1);
  }
  void answer_from_now_on(const ControlAnswer& with) {
    const std::scoped_lock lock(mutex_);
    usual_ = with;
  }

  void netstart(const NetstartRequest& request, Reply reply) override {
    note(std::string("netstart") + (request.network ? " network" : "") + (request.remount ? " remount" : "") +
             (request.prompt ? " prompt" : ""),
         "netstart", std::move(reply));
  }
  void remoterecovery(const RemoteRecoveryRequest& request, Reply reply) override {
    note(request.nomessage ? "remoterecovery nomessage" : "remoterecovery", "remoterecovery", std::move(reply));
  }
  void waitforconnection(Reply reply) override { note("waitforconnection", "waitforconnection", std::move(reply)); }
  void recenv(Reply reply) override { note("recenv", "recenv", std::move(reply)); }
  void notice(const std::string& text, Reply reply) override { note("notice " + text, "notice", std::move(reply)); }

 private:
  static constexpr std::chrono::seconds k_patience{20};

  void wait_until(const std::function<bool()>& is_so) {
    std::unique_lock lock(mutex_);
    REQUIRE(changed_.wait_for(lock, k_patience, is_so));
  }

  static void give(Reply& reply, const ControlAnswer& with) {
    if (with.code == 0) {
      reply.done(with.message);
    } else {
      reply.not_possible(with.message);
    }
  }

  // Called with the lock held.
  void note(const std::string& what, const std::string& name, Reply reply) {
    asked_.push_back(what);
    if (std::ranges::count(held_, name) > 0) {
      replies_.push_back(std::move(reply));
    } else {
      give(reply, usual_);
    }
  }

  void run() {
    while (true) {
      std::array<pollfd, 2> waiting{{{server_->fd(), POLLIN, 0}, {wake_.get(), POLLIN, 0}}};
      (void)::poll(waiting.data(), waiting.size(), -1);
      const std::scoped_lock lock(mutex_);
      if (waiting[1].revents != 0) {
        eventfd_t ignored = 0;
        ::eventfd_read(wake_.get(), &ignored);
        if (!pending_) return;
        for (Reply& reply : replies_) give(reply, *pending_);
        pending_.reset();
      }
      server_->serve(*this);
      changed_.notify_all();
    }
  }

  std::vector<std::string> held_, asked_;
  std::vector<Reply> replies_;
  std::optional<ControlAnswer> pending_;
  ControlAnswer usual_;
  UniqueFd wake_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::unique_ptr<ControlServer> server_;
  std::thread thread_;
};

}  // namespace lifeboat::launch
