#include "host/ui/application_loop.hpp"

#include <imgui.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <map>

#include "host/screen/damage.hpp"
#include "host/screen/renderer.hpp"
#include "host/ui/automation_server.hpp"
#include "host/ui/theme.hpp"

namespace lifeboat::ui {
namespace {

// A page that asks for a frame in each frame never settles by itself; automation is answered after this many.
constexpr int k_max_frames_to_settle = 200;

std::int64_t now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

constexpr std::uint32_t k_background =
    ((theme::k_page & 0xFFU) << 16) | (theme::k_page & 0xFF00U) | ((theme::k_page >> 16) & 0xFFU);

struct DisplayClipboard final : Clipboard {
  explicit DisplayClipboard(screen::Display& on) : display(on) {}
  void set(const std::string& text) override { display.set_clipboard(text); }
  [[nodiscard]] std::string get() override { return display.clipboard(); }
  screen::Display& display;
};

}  // namespace

struct ApplicationLoop::Impl {
  Impl(std::unique_ptr<screen::Display> display_, std::unique_ptr<Ui> ui_, screen::Framebuffer picture_)
      : display(std::move(display_)),
        ui(std::move(ui_)),
        picture(std::move(picture_)),
        clipboard(*display),
        epoll(::epoll_create1(EPOLL_CLOEXEC)),
        wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
        quiet_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    ui->set_clipboard(&clipboard);
    add(wake.get());
    add(quiet_wake.get());
    add(input.wake_fd());
    display->use_keyboard(keyboard);
    display->attach(input);
  }
  ~Impl() { display->detach(); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void add(int fd) const {
    epoll_event wanted{};
    wanted.events = EPOLLIN;
    wanted.data.fd = fd;
    ::epoll_ctl(epoll.get(), EPOLL_CTL_ADD, fd, &wanted);
  }

  [[nodiscard]] AutomationTarget automation_target() {
    return {input, *keyboard, [this]() -> const ItemRegistry& { return ui->items(); },
            [this](const std::string& path) { return screen::save_png(picture, path); },
            [this](screen::Size size) { display->request_size(size); }, now_ms};
  }

  // Answers whether a frame is due: something other than an idle wake-up happened.
  bool dispatch() {
    std::array<epoll_event, 16> ready{};
    const int count = ::epoll_wait(epoll.get(), ready.data(), static_cast<int>(ready.size()), 0);
    int quiet_count = 0;
    for (int i = 0; i < count; ++i) {
      const int fd = ready[static_cast<std::size_t>(i)].data.fd;
      if (fd == wake.get()) {
        eventfd_t ignored = 0;
        ::eventfd_read(wake.get(), &ignored);
      } else if (fd == quiet_wake.get()) {
        eventfd_t ignored = 0;
        ::eventfd_read(quiet_wake.get(), &ignored);
        ++quiet_count;
        if (on_quiet) on_quiet();
      } else if (automation && fd == automation->fd()) {
        automation->serve();
      } else if (const auto found = watched.find(fd); found != watched.end()) {
        const auto callback = found->second;  // it may unwatch itself
        callback();
      }
    }
    return count > quiet_count || is_timer_due();
  }

  [[nodiscard]] std::int64_t next_due_ms() const {
    const std::int64_t timer = ui->next_timer_ms();
    const std::int64_t deadline = automation ? automation->next_deadline_ms() : -1;
    if (timer < 0) return deadline;
    return deadline < 0 ? timer : std::min(timer, deadline);
  }

  [[nodiscard]] bool is_timer_due() const { return next_due_ms() >= 0 && now_ms() >= next_due_ms(); }

  void sleep() {
    const std::int64_t due = next_due_ms();
    const auto timeout = due < 0 ? -1 : static_cast<int>(std::max<std::int64_t>(0, due - now_ms()));
    pollfd waiting{epoll.get(), POLLIN, 0};
    (void)::poll(&waiting, 1, timeout);
  }

  Status apply(const screen::FrameInput& frame) {
    for (const auto& event : frame.events) {
      if (event.kind == screen::InputKind::resize) {
        if (auto resized = picture.resize(event.size); !resized) return resized;
      }
      if (event.kind == screen::InputKind::quit) on_quit();
    }
    return {};
  }

  Status draw_frame(const std::function<void(Ui&)>& draw) {
    if (before_input) before_input();
    const auto frame = input.take_frame();
    if (auto applied = apply(frame); !applied) return applied;
    ui->begin_frame(picture.size(), frame, now_ms());
    if (hook) hook(true);
    draw(*ui);
    if (hook) hook(false);
    return show(ui->end_frame());
  }

  Status show(const ImDrawData& data) {
    last_data = &data;
    display->set_cursor(ui->cursor());
    std::vector<screen::Rect> damage;
    const auto drawn = renderer.draw(data, ui->glyphs(), k_background, picture);
    if (!drawn.empty()) {
      auto updated = tracker.update(picture, drawn);
      if (!updated) return tl::unexpected<Error>(updated.error());
      damage = std::move(*updated);
    }
    if (!damage.empty()) {
      picture.mark_changed();
      display->present(picture, damage);
    }
    if (shown) shown({*tracker.last_frame(), damage, input.last_remote_id(), ui->cursor()});
    return {};
  }

  void repaint(std::span<const screen::Rect> areas) {
    if (last_data == nullptr || areas.empty()) return;
    renderer.redraw(*last_data, ui->glyphs(), k_background, areas, picture);
    const auto damage = tracker.update(picture, areas);
    if (!damage || damage->empty()) return;  // it fails for a new size only, and that is a frame's business
    picture.mark_changed();
    display->present(picture, *damage);
  }

  // Frames until nothing more follows from what came in.
  Status draw_until_settled(const std::function<void(Ui&)>& draw) {
    for (int count = 0; !is_over;) {
      if (auto drawn = draw_frame(draw); !drawn) return drawn;
      const bool has_input = input.has_events();
      count = has_input ? 0 : count + 1;
      const bool settled = !has_input && (!ui->wants_frame() || count >= k_max_frames_to_settle);
      if (automation) automation->frame_done(settled);
      if (settled && !input.has_events()) return {};
      // Input, jobs and automation go on while frames follow each other.
      (void)dispatch();
    }
    return {};
  }

  std::unique_ptr<screen::Display> display;
  std::unique_ptr<Ui> ui;
  screen::Framebuffer picture;
  screen::DamageTracker tracker;
  screen::Renderer renderer;
  screen::InputQueue input;
  std::shared_ptr<screen::LocalKeyboard> keyboard = std::make_shared<screen::LocalKeyboard>();
  DisplayClipboard clipboard;
  UniqueFd epoll, wake, quiet_wake;
  std::unique_ptr<AutomationServer> automation;
  std::map<int, std::function<void()>> watched;
  std::function<void()> on_quiet;
  const ImDrawData* last_data = nullptr;  // the Ui's, good until its next frame
  std::function<void()> on_quit = [this] { is_over = true; };
  std::function<void()> before_input;
  std::function<void(bool)> hook;
  std::function<void(const ShownFrame&)> shown;
  std::atomic<bool> is_over = false;
};

ApplicationLoop::ApplicationLoop(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ApplicationLoop::~ApplicationLoop() = default;

Result<std::unique_ptr<ApplicationLoop>> ApplicationLoop::create(LoopOptions options) {
  auto ui = Ui::create(options.scale > 0 ? options.scale : options.display->scale());
  if (!ui) return tl::unexpected<Error>(ui.error());
  auto picture = screen::Framebuffer::create(options.display->size());
  if (!picture) return tl::unexpected<Error>(picture.error());
  auto impl = std::make_unique<Impl>(std::move(options.display), std::move(*ui), std::move(*picture));
  if (!options.automation_socket.empty()) {
    auto server = AutomationServer::listen(options.automation_socket, impl->automation_target());
    if (!server) return tl::unexpected<Error>(server.error());
    impl->automation = std::move(*server);
    impl->add(impl->automation->fd());
  }
  return std::unique_ptr<ApplicationLoop>(new ApplicationLoop(std::move(impl)));
}

Status ApplicationLoop::run(const std::function<void(Ui&)>& draw) {
  Impl& loop = *impl_;
  while (!loop.is_over) {
    if (auto drawn = loop.draw_until_settled(draw); !drawn) return drawn;
    bool is_due = false;
    while (!loop.is_over && !is_due) {
      loop.sleep();
      is_due = loop.dispatch() || loop.input.has_events();
    }
  }
  loop.is_over = false;
  // A client that said quit is told that it was done.
  if (loop.automation) loop.automation->frame_done(true);
  return {};
}

void ApplicationLoop::quit() {
  impl_->is_over = true;
  request_frame();
}

void ApplicationLoop::request_frame() { ::eventfd_write(impl_->wake.get(), 1); }
void ApplicationLoop::set_quit_handler(std::function<void()> handler) { impl_->on_quit = std::move(handler); }
void ApplicationLoop::set_input_hook(std::function<void()> hook) { impl_->before_input = std::move(hook); }
void ApplicationLoop::set_frame_hook(std::function<void(bool)> hook) { impl_->hook = std::move(hook); }

void ApplicationLoop::on_frame_shown(std::function<void(const ShownFrame&)> callback) {
  impl_->shown = std::move(callback);
}

void ApplicationLoop::renew_shown_picture() {
  impl_->tracker.renew();
  impl_->renderer.forget();
  request_frame();
}

void ApplicationLoop::watch(int fd, std::function<void()> on_readable) {
  impl_->watched[fd] = std::move(on_readable);
  impl_->add(fd);
}

void ApplicationLoop::wake_quietly() { ::eventfd_write(impl_->quiet_wake.get(), 1); }
void ApplicationLoop::set_quiet_handler(std::function<void()> handler) { impl_->on_quiet = std::move(handler); }

void ApplicationLoop::repaint(std::span<const screen::Rect> areas) { impl_->repaint(areas); }
screen::Display& ApplicationLoop::display() { return *impl_->display; }

void ApplicationLoop::unwatch(int fd) {
  impl_->watched.erase(fd);
  ::epoll_ctl(impl_->epoll.get(), EPOLL_CTL_DEL, fd, nullptr);
}

Ui& ApplicationLoop::ui() { return *impl_->ui; }
screen::InputQueue& ApplicationLoop::input() { return impl_->input; }
screen::LocalKeyboard& ApplicationLoop::keyboard() { return *impl_->keyboard; }
const screen::Framebuffer& ApplicationLoop::framebuffer() const { return impl_->picture; }
Status ApplicationLoop::save_picture(const std::string& path) const { return screen::save_png(impl_->picture, path); }

}  // namespace lifeboat::ui
