#include "plugins/tcpip/model/network_hardware.hpp"

#include <algorithm>
#include <system_error>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/tcpip/model/say.hpp"
#include "plugins/tcpip/model/state_folder.hpp"

namespace lifeboat::tcpip {
namespace {

namespace fs = std::filesystem;
using sdk::tr;

constexpr std::size_t k_max_attribute_bytes = 32;
constexpr std::string_view k_network_class = "0x02";  // the first byte of PCI's class code

// A number as sysfs writes it, without "0x" and the line's end.
std::string hexadecimal(const fs::path& file) {
  std::string text = read_small_file(file, k_max_attribute_bytes);
  while (text.ends_with('\n')) text.pop_back();
  return text.starts_with("0x") ? text.substr(2) : text;
}

}  // namespace

std::vector<std::string> network_hardware_without_driver(const fs::path& sysfs) {
  std::vector<std::string> found;
  std::error_code error;
  for (fs::directory_iterator each(sysfs / "bus/pci/devices", error), end; !error && each != end; each.increment(error)) {
    const fs::path device = each->path();
    const bool is_network = read_small_file(device / "class", k_max_attribute_bytes).starts_with(k_network_class);
    std::error_code no_driver;
    if (!is_network || fs::exists(device / "driver", no_driver)) continue;
    found.push_back(hexadecimal(device / "vendor") + ':' + hexadecimal(device / "device"));
  }
  std::ranges::sort(found);
  return found;
}

std::string why_no_adapter(const std::vector<std::string>& without_driver) {
  if (without_driver.empty()) return tr("No network adapter was found in this computer.");
  return say(tr("There is network hardware ({}), but no driver for it is loaded. Load Drivers can add one."),
             fmt::join(without_driver, ", "));
}

}  // namespace lifeboat::tcpip
