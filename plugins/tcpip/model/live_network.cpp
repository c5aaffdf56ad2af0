#include <sys/eventfd.h>

#include <mutex>
#include <string_view>
#include <thread>

#include "lifeboat/cpp/translate.hpp"
#include "lifeboat/ext/settings.h"
#include "plugins/tcpip/model/adapter_list.hpp"
#include "plugins/tcpip/model/adapter_setup.hpp"
#include "plugins/tcpip/model/change_news.hpp"
#include "plugins/tcpip/model/network.hpp"
#include "plugins/tcpip/model/network_hardware.hpp"
#include "plugins/tcpip/model/resolv_conf.hpp"

namespace lifeboat::tcpip {
namespace {

constexpr std::chrono::milliseconds k_no_limit{-1};

bool read_is_live(sdk::Host host) {
  const auto* settings = host.find_extension<lb_settings>(LB_EXT_SETTINGS);
  const char* text = settings == nullptr ? nullptr : settings->get(host.raw(), LB_SETTING_IS_LIVE);
  return text != nullptr && std::string_view(text) == "true";
}

NetworkView look(const StateFolder& folder) {
  NetworkView view;
  auto adapters = read_adapters(folder);
  if (adapters) view.adapters = std::move(adapters).value();
  if (!adapters) view.problem = adapters.failure().message;
  else if (view.adapters.empty()) view.problem = why_no_adapter(network_hardware_without_driver("/sys"));
  view.dns = dns_in_force(folder);
  return view;
}

class LiveNetwork final : public Network {
 public:
  explicit LiveNetwork(sdk::Host host)
      : host_(host),
        is_live_(read_is_live(host)),
        opened_(StateFolder::open(StateFolder::usual())),
        folder_(opened_ ? opened_.value() : StateFolder::at(StateFolder::usual())),
        view_(look(folder_)),
        stop_(::eventfd(0, EFD_CLOEXEC)),
        watcher_([this] { watch(); }) {}
  ~LiveNetwork() override {
    ::eventfd_write(stop_.get(), 1);
    watcher_.join();
  }
  LiveNetwork(const LiveNetwork&) = delete;
  LiveNetwork& operator=(const LiveNetwork&) = delete;

  [[nodiscard]] NetworkView view() const override {
    const std::scoped_lock lock(mutex_);
    return view_;
  }
  [[nodiscard]] bool is_live() const override { return is_live_; }

  [[nodiscard]] sdk::Outcome<void> use_dhcp(const std::string& name, bool may_touch_used,
                                            const StartListener& listener) override {
    if (!opened_) return opened_.failure();
    auto adapter = read_adapter(folder_, name);
    if (!adapter) return adapter.failure();
    const SetupRights rights = rights_of(may_touch_used);
    if (auto allowed = may_touch(adapter.value(), rights); !allowed) return allowed;
    if (auto taken = take_back(folder_, name, rights.resolv_conf); !taken) return taken;
    return start_and_explain(name, rights, listener);
  }

  [[nodiscard]] sdk::Outcome<void> use_static(const std::string& name, const StaticConfig& config, bool may_touch_used,
                                              std::function<bool()> is_cancelled) override {
    if (!opened_) return opened_.failure();
    SetupRights rights = rights_of(may_touch_used);
    rights.is_cancelled = std::move(is_cancelled);
    return set_static(folder_, name, config, rights);
  }

 private:
  [[nodiscard]] SetupRights rights_of(bool may_touch_used) const {
    SetupRights rights;
    rights.may_touch_used = may_touch_used || is_live_;
    rights.resolv_conf = resolv_conf_file(folder_, is_live_);
    return rights;
  }

  // The reason that was told becomes the failure.
  [[nodiscard]] sdk::Outcome<void> start_and_explain(const std::string& name, const SetupRights& rights,
                                                     const StartListener& listener) const {
    StartRequest request;
    request.only_adapter = name;
    request.may_touch_used = rights.may_touch_used;
    request.dhcp = {usual_helper(), rights.resolv_conf};
    std::string reason = sdk::tr("It was cancelled.");
    const auto tell = [&](const StartNews& news) {
      if (news.phase == StartPhase::failed) reason = news.reason;
      listener.tell(news);
    };
    auto bound = start_network(folder_, request, {tell, listener.is_cancelled});
    if (!bound) return bound.failure();
    if (bound.value()) return {};
    return sdk::Failure{LB_NOT_FOUND, reason};
  }

  void watch() {
    try {
      ChangeNews news(folder_);
      do {
        take(look(folder_));
      } while (news.wait(k_no_limit, stop_.get()));
    } catch (const std::exception&) {  // no memory: the page stays as it was, the console lives
    }
  }
  void take(NetworkView view) {
    {
      const std::scoped_lock lock(mutex_);
      if (view == view_) return;
      view_ = std::move(view);
    }
    host_.request_frame();
  }

  sdk::Host host_;
  bool is_live_;
  sdk::Outcome<StateFolder> opened_;
  StateFolder folder_;
  mutable std::mutex mutex_;
  NetworkView view_;
  sdk::UniqueFd stop_;
  std::thread watcher_;  // last: what it uses is there
};

}  // namespace

std::unique_ptr<Network> make_live_network(sdk::Host host) { return std::make_unique<LiveNetwork>(host); }

}  // namespace lifeboat::tcpip
