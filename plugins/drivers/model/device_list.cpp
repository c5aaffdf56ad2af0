#include "plugins/drivers/model/device_list.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>
#include <tuple>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/drivers/model/name_table.hpp"
#include "plugins/drivers/model/say.hpp"
#include "plugins/drivers/model/small_file.hpp"

namespace lifeboat::drivers {
namespace fs = std::filesystem;
namespace {

// Buses with devices that people plug in or miss. Those of the firmware (acpi, platform) are full of entries that never
// have a driver.
constexpr std::array k_buses = {"pci", "usb", "virtio", "vmbus", "xen", "hid", "mmc", "sdio"};
constexpr std::size_t k_most_devices = 4096;       // of one bus; the biggest servers have some hundreds
constexpr std::size_t k_most_table_bytes = 8 << 20;  // pci.ids has 1.3 MB

bool is_driven(const fs::path& device) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(device / "driver", ignored));
}

void add_devices(const fs::path& bus_folder, const std::string& bus, std::vector<Device>& devices) {
  std::error_code error;
  std::size_t left = k_most_devices;
  for (fs::directory_iterator at(bus_folder / "devices", error), end; !error && at != end; at.increment(error)) {
    if (left-- == 0) return;
    const std::string modalias = read_line(at->path() / "modalias");
    if (modalias.empty() || is_driven(at->path())) continue;
    const Modalias parts = parse_modalias(modalias);
    if (!parts.is_board_part) devices.push_back({bus + '/' + at->path().filename().string(), modalias, parts, {}});
  }
}

// The tables of names, read when the first device asks.
class NameTables {
 public:
  explicit NameTables(const Places& places) : places_(places) {}

  [[nodiscard]] DeviceNames names(const Modalias& parts) {
    const bool is_known_bus = parts.bus == "pci" || parts.bus == "usb";
    if (!is_known_bus || !parts.vendor || !parts.product) return {};
    return find_names(table(parts.bus), *parts.vendor, *parts.product);
  }

 private:
  const std::string& table(const std::string& bus) {
    std::string& text = bus == "pci" ? pci_ : usb_;
    for (std::size_t i = 0; text.empty() && i < places_.name_tables.size(); ++i) {
      text = read_file(places_.name_tables[i] / (bus + ".ids"), k_most_table_bytes).value_or({});
    }
    return text;
  }

  const Places& places_;
  std::string pci_, usb_;
};

std::string numbers(const Modalias& parts) {
  if (!parts.vendor || !parts.product) return {};
  return fmt::format("{:04x}:{:04x}", *parts.vendor, *parts.product);
}

std::string describe(const Device& device, const DeviceNames& names) {
  const std::string ids = numbers(device.parts);
  if (!names.product.empty()) return names.vendor + ' ' + names.product;
  if (!names.vendor.empty()) return say(sdk::tr("{}, device {}"), names.vendor, ids);
  return ids.empty() ? device.modalias : say(sdk::tr("Device {} on {}"), ids, device.parts.bus);
}

}  // namespace

std::vector<Device> devices_without_driver(const Places& places) {
  std::vector<Device> devices;
  for (const char* bus : k_buses) add_devices(places.sysfs / "bus" / bus, bus, devices);
  NameTables tables(places);
  for (Device& device : devices) device.name = describe(device, tables.names(device.parts));
  std::ranges::sort(devices, {}, [](const Device& d) { return std::tie(d.parts.device_class, d.id); });
  return devices;
}

}  // namespace lifeboat::drivers
