#include "tests/vm/machine.hpp"

#include <unistd.h>

#include <array>
#include <stdexcept>

#include "tests/vm/recovery_system.hpp"

namespace lifeboat::vm {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

constexpr std::chrono::seconds k_time_to_switch_off{60}, k_time_to_say{60};
constexpr const char* k_ui = "lifeboat ui /run/automation/socket ";
// remote.port of root/etc/lifeboat/lifeboat.toml
constexpr const char* k_forwarded = "hostfwd=tcp:127.0.0.1:49161-:49161";

// A drive's id stands for its device: one of each kind is enough.
Devices disk(const std::string& model, const fs::path& image) {
  return {"-drive", "if=none,id=" + model + ",format=raw,file=" + image.string(),
          "-device", model + ",serial=1,drive=" + model};
}

// In a network namespace of its own: the router that QEMU plays is at home there, and nothing leads out.
Words qemu_command(const fs::path& folder, const std::vector<Devices>& devices, const std::string& script) {
  const std::string kernel_words = "console=ttyS0 quiet panic=-1" + (script.empty() ? "" : " RECOVERY=" + script);
  Words command = {"nice", "unshare", "--net", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh",
                   "qemu-system-x86_64", "-accel", "tcg", "-m", "1024", "-smp", "1", "-nodefaults",
                   "-display", "none", "-no-reboot",
                   "-kernel", kernel().string(), "-initrd", recovery_system().string(), "-append", kernel_words,
                   "-serial", "file:" + (folder / "kernel.log").string(),
                   "-chardev", "socket,id=agent,path=" + (folder / "agent").string(), "-serial", "chardev:agent"};
  for (const Devices& each : devices) command.insert(command.end(), each.begin(), each.end());
  return command;
}

std::string line_with(const std::string& text, const std::string& mark) {
  const std::size_t begin = text.find(mark);
  return begin == text.npos ? std::string() : text.substr(begin, text.find_first_of("\r\n", begin) - begin);
}

}  // namespace

Devices virtio_disk(const fs::path& image) { return disk("virtio-blk-pci", image); }

Devices nvme_disk(const fs::path& image) { return disk("nvme", image); }

Devices adapter(const std::string& model) {
  return {"-netdev", std::string("user,id=net,") + k_forwarded, "-device", model + ",netdev=net"};
}

Machine::Machine(const std::vector<Devices>& devices, const std::string& script, const std::string& first_item)
    : line_(folder_.path() / "agent"),
      qemu_(qemu_command(folder_.path(), devices, script), folder_.path() / "qemu.log") {
  try {
    line_.wait_for_agent();
  } catch (const NoAnswer& none) {
    throw std::runtime_error(none.what() + logs());
  }
  sh("until [ -S /run/automation/socket ]; do sleep 0.2; done");
  wait_for(first_item);
}

std::string Machine::sh(const std::string& command) {
  e2e::Finished done = try_sh(command);
  if (done.exit_code == 0) return std::move(done.output);
  throw std::runtime_error(command + ": " + done.output + "\n" + try_sh("cat /run/console.log").output + logs());
}

std::string Machine::ui(const std::string& words) { return sh(k_ui + words); }

void Machine::go_on_to(const std::string& path) {
  click("boot/next");
  wait_for(path);
}

nlohmann::json Machine::item(const std::string& path) {
  for (const auto& each : nlohmann::json::parse(ui("dump"))) {
    if (each.at("path") == path) return each;
  }
  return nullptr;
}

bool Machine::says(const std::string& text) { return ui("dump").find(text) != std::string::npos; }

void Machine::wait_until_says(const std::string& text) {
  wait_until("\"" + text + "\" is said", [&] { return says(text); });
}

void Machine::wait_until_enabled(const std::string& path) {
  wait_until(path + " can be pressed", [&] {
    const auto found = item(path);
    return !found.is_null() && found.at("enabled").get<bool>();
  });
}

void Machine::wait_until(const std::string& what, const std::function<bool()>& is_so) {
  const auto end = std::chrono::steady_clock::now() + k_time_to_say;
  while (!is_so()) {
    if (std::chrono::steady_clock::now() > end) throw std::runtime_error("in vain until " + what + ": " + ui("dump"));
  }
}

void Machine::switch_off() {
  try {
    sh("poweroff; sleep 60");
  } catch (const NoAnswer&) {
    (void)wait_for_end();
  }
}

std::string Machine::wait_for_end() {
  if (qemu_.wait(k_time_to_switch_off) != 0) throw std::runtime_error("the machine did not switch off" + logs());
  return line_with(e2e::read_text(folder_.path() / "kernel.log"), "reboot: ");
}

Words Machine::router_wrapper() const { return {"nsenter", "--net=/proc/" + std::to_string(qemu_.pid()) + "/ns/net"}; }

std::string Machine::logs() const {
  const auto text_of = [this](const char* name) { return e2e::read_text(folder_.path() / name); };
  return "\nQEMU: " + text_of("qemu.log") + "\nkernel: " + text_of("kernel.log");
}

std::string why_no_machine() {
  struct Need {
    const char* path;
    const char* package;
  };
  constexpr std::array k_needs = {Need{"/usr/bin/qemu-system-x86_64", "qemu-system-x86"},
                                  Need{"/bin/busybox", "busybox"}, Need{"/usr/bin/cpio", "cpio"}};
  for (const Need& need : k_needs) {
    if (::access(need.path, X_OK) == 0) continue;
    return std::string(need.package) + " is not installed; scripts/setup --long installs it";
  }
  return kernel().empty() ? "there is no kernel for the virtual machine; scripts/setup --long fetches one" : "";
}

}  // namespace lifeboat::vm
