// What the tool does: starts `lifeboat-net`, follows its status and this computer's addresses, and keeps inv32.xml true.
// A thread waits for both and sleeps otherwise. Everything public is for the UI thread.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "lifeboat/cpp/host.hpp"
#include "lifeboat/cpp/unique_fd.hpp"
#include "plugins/remote/model/inventory.hpp"
#include "plugins/remote/model/net_process.hpp"
#include "plugins/remote/session/control_channel.hpp"

namespace lifeboat::remote {

// The administrator's word on Remote Connection.
struct RemoteSettings {
  NetOptions net;
  std::string welcome;          // remote.welcome: shown before the ticket is made; at most 2,048 characters
  bool starts_at_once = false;  // remote.confirmation says no: nobody need press anything
  std::filesystem::path inventory;
  std::filesystem::path inventory_copy;  // "": none
};
// Throws sdk::Failed, naming the setting, when one of them cannot be understood.
[[nodiscard]] RemoteSettings read_settings(sdk::Host host);

struct Snapshot {
  std::optional<session::Phase> phase;  // nothing: not started
  std::string ticket;
  std::uint16_t port = 0;
  std::vector<std::string> addresses;
  std::uint32_t wrong_guesses = 0;
  std::vector<std::string> guessing;
  std::string problem;            // why it could not be started, or ended
  std::string inventory_problem;  // inv32.xml could not be written
};

class RemoteConnection {
 public:
  RemoteConnection(sdk::Host host, RemoteSettings settings);
  ~RemoteConnection();

  // Whether a start script wants a ticket at once; true once.
  [[nodiscard]] bool take_start_wish() const;
  void start();
  void stop();
  void new_ticket();
  void only_address(const std::string& address);
  [[nodiscard]] Snapshot snapshot() const;
  [[nodiscard]] const RemoteSettings& settings() const { return settings_; }

 private:
  void order(session::Order order, const std::string& address);
  void watch(int control, int addresses, int stop);
  // Whether the net process still speaks.
  [[nodiscard]] bool take_status(int control);
  void take_addresses();
  void update_inventory();

  sdk::Host host_;
  RemoteSettings settings_;
  mutable std::mutex mutex_;
  Snapshot snapshot_;
  std::unique_ptr<Inventory> inventory_;
  std::optional<NetProcess> net_;
  sdk::UniqueFd stop_;
  std::thread watcher_;
};

}  // namespace lifeboat::remote
