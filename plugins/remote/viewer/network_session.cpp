#include "plugins/remote/viewer/network_session.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <thread>
#include <utility>

#include "plugins/remote/viewer/session_worker.hpp"

namespace lifeboat::remote::viewer {
namespace {

using namespace std::chrono_literals;

// For the last bytes, when the session is left behind.
constexpr auto k_time_to_leave = 500ms;

class NetworkSession final : public RemoteSession {
 public:
  NetworkSession(const ConnectRequest& request, SessionObserver observer, const NetworkOptions& options)
      : board_(std::move(observer)), work_(context_.get_executor()) {
    auto memory = PictureMemory::create();
    if (!memory) {
      board_.set_over(memory.error().message, false, false);
      return;
    }
    memory_ = std::move(*memory);
    worker_ = std::make_unique<SessionWorker>(context_, board_, *memory_, options);
    boost::asio::post(context_, [this, request = request]() mutable { worker_->start(std::move(request)); });
    thread_ = std::thread([this] { context_.run(); });
  }

  ~NetworkSession() override {
    if (!thread_.joinable()) return;
    boost::asio::post(context_, [this] {
      worker_->end();
      work_.reset();
      limit_.expires_after(k_time_to_leave);
      limit_.async_wait([this](const boost::system::error_code&) { context_.stop(); });
    });
    thread_.join();
  }

  [[nodiscard]] SessionStatus status() const override { return board_.status(); }
  [[nodiscard]] TrafficFigures traffic() const override { return board_.traffic(); }
  [[nodiscard]] screen::PixelView picture() const override { return board_.picture(); }
  [[nodiscard]] PictureChange take_change() override { return board_.take_change(); }

  std::uint64_t send(protocol::Input input) override {
    if (board_.status().state != SessionState::open) return 0;
    input.input_id = ++last_input_id_;
    post(std::move(input));
    return last_input_id_;
  }
  void release_all() override { post(protocol::ReleaseAll{}); }
  void end() override {
    boost::asio::post(context_, [this] { worker_->end(); });
  }

 private:
  void post(protocol::Message message) {
    boost::asio::post(context_, [this, what = std::move(message)] { worker_->send(what); });
  }

  SessionBoard board_;
  std::unique_ptr<PictureMemory> memory_;
  boost::asio::io_context context_{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
  boost::asio::steady_timer limit_{context_};
  std::unique_ptr<SessionWorker> worker_;
  std::thread thread_;
  std::uint64_t last_input_id_ = 0;
};

}  // namespace

std::unique_ptr<RemoteSession> connect_to_console(const ConnectRequest& request, SessionObserver observer,
                                                  const NetworkOptions& options) {
  return std::make_unique<NetworkSession>(request, std::move(observer), options);
}

}  // namespace lifeboat::remote::viewer
