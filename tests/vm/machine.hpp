// A whole computer, emulated by QEMU, that starts the recovery system of root/ and in it `lifeboat launch --live`: the
// console has the machine for itself, its disks, its adapters and its power switch. It lives in a network namespace of its
// own, without any way out; what it has of disks are files. Nothing of the machine that tests is touched.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/vm/guest_line.hpp"

namespace lifeboat::vm {

// QEMU's words for what is plugged in.
using Devices = std::vector<std::string>;
[[nodiscard]] Devices virtio_disk(const std::filesystem::path& image);
[[nodiscard]] Devices nvme_disk(const std::filesystem::path& image);
// On a network with a router that gives addresses (10.0.2.x) and names a DNS server. `model`: "e1000".
[[nodiscard]] Devices adapter(const std::string& model);

class Machine {
 public:
  // Waits until the console is there and shows `first_item`. `script`: a start script in the guest, "" for the default.
  explicit Machine(const std::vector<Devices>& devices, const std::string& script = {},
                   const std::string& first_item = "boot/network-yes");

  // Commands in the guest: what they say; `sh` throws unless they end with 0.
  std::string sh(const std::string& command);
  [[nodiscard]] e2e::Finished try_sh(const std::string& command) { return line_.run(command); }

  // The console, through `lifeboat ui` in the guest. `words` are quoted for its shell where they need it.
  std::string ui(const std::string& words);
  void click(const std::string& path) { ui("click '" + path + "'"); }
  void wait_for(const std::string& path) { ui("wait '" + path + "' --timeout-ms 60000"); }
  void wait_until_gone(const std::string& path) { ui("wait '" + path + "' --gone --timeout-ms 60000"); }
  // Next, to the page that has that item.
  void go_on_to(const std::string& path);
  [[nodiscard]] nlohmann::json item(const std::string& path);
  // Whether any text on the screen contains this.
  [[nodiscard]] bool says(const std::string& text);
  // Until one does, or until that item can be pressed: a tool is looked at first. Throw, with the screen, after a minute.
  void wait_until_says(const std::string& text);
  void wait_until_enabled(const std::string& path);

  // By the guest's own poweroff, and waits: what was written is on the disk then.
  void switch_off();
  // Waits until the machine is off; what the kernel said last, "reboot: Power down" or "reboot: Restarting system".
  std::string wait_for_end();
  // Starts a program where the machine's router is: 127.0.0.1:49161 there is that port of the guest.
  [[nodiscard]] std::vector<std::string> router_wrapper() const;

 private:
  void wait_until(const std::string& what, const std::function<bool()>& is_so);
  [[nodiscard]] std::string logs() const;

  e2e::TemporaryFolder folder_;
  GuestLine line_;
  e2e::Background qemu_;
};

// Why no virtual machine can be had here; "" where it can.
[[nodiscard]] std::string why_no_machine();

}  // namespace lifeboat::vm
