#include "plugins/drivers/model/modalias.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "lifeboat/cpp/translate.hpp"

namespace lifeboat::drivers {
namespace {

struct ClassName {
  const char* id;
  const char* name;
};

constexpr std::array k_class_names = {
    ClassName{"storage", N_("Storage")}, ClassName{"network", N_("Network")}, ClassName{"usb", N_("USB")},
    ClassName{"input", N_("Keyboard or mouse")}, ClassName{"display", N_("Display")}, ClassName{"other", N_("Other")},
};

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); }

// The number in upper-case digits after `name`, which is written in lower case ("bc02").
std::optional<std::uint32_t> field(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
    const bool is_start = at == 0 || is_hex(text[at - 1]);
    std::uint32_t value = 0;
    const char* first = text.data() + at + name.size();
    const char* last = std::find_if_not(first, text.data() + text.size(), is_hex);
    const auto [end, error] = std::from_chars(first, last, value, 16);
    if (is_start && error == std::errc() && end == last) return value;
  }
  return std::nullopt;
}

DeviceClass pci_class(std::uint32_t base, std::uint32_t sub) {
  if (base == 0x01) return DeviceClass::storage;
  if (base == 0x02) return DeviceClass::network;
  if (base == 0x03) return DeviceClass::display;
  if (base == 0x09) return DeviceClass::input;
  if (base == 0x0C && sub == 0x03) return DeviceClass::usb;
  return base == 0x0D ? DeviceClass::network : DeviceClass::other;
}

// Base classes of PCI: memory, bridges, timers and the like, processors.
bool is_board_class(std::uint32_t base) { return base == 0x05 || base == 0x06 || base == 0x08 || base == 0x0B; }

// Of an interface; vendors' own (0xFF) may be anything.
DeviceClass usb_class(std::uint32_t number) {
  switch (number) {
    case 0x02: case 0x0A: case 0xE0: return DeviceClass::network;
    case 0x03: return DeviceClass::input;
    case 0x08: return DeviceClass::storage;
    case 0x09: return DeviceClass::usb;
    default: return DeviceClass::other;
  }
}

// Virtio 1.2, section 5.
DeviceClass virtio_class(std::uint32_t number) {
  switch (number) {
    case 1: return DeviceClass::network;
    case 2: case 8: case 26: return DeviceClass::storage;
    case 16: return DeviceClass::display;
    case 18: return DeviceClass::input;
    default: return DeviceClass::other;
  }
}

Modalias parse_pci(std::string_view rest, Modalias out) {
  out.vendor = field(rest, "v");
  out.product = field(rest, "d");
  const std::uint32_t base = field(rest, "bc").value_or(0xFF);
  out.device_class = pci_class(base, field(rest, "sc").value_or(0));
  out.is_board_part = is_board_class(base);
  return out;
}

Modalias parse_usb(std::string_view rest, Modalias out) {
  out.vendor = field(rest, "v");
  out.product = field(rest, "p");
  out.device_class = usb_class(field(rest, "ic").value_or(0xFF));
  return out;
}

Modalias parse_virtio(std::string_view rest, Modalias out) {
  out.vendor = field(rest, "v");
  out.product = field(rest, "d");
  out.device_class = virtio_class(out.product.value_or(0));
  return out;
}

}  // namespace

const char* class_name(DeviceClass device_class) {
  return sdk::tr(k_class_names[static_cast<std::size_t>(device_class)].name);
}

const char* class_id(DeviceClass device_class) { return k_class_names[static_cast<std::size_t>(device_class)].id; }

Modalias parse_modalias(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == text.npos) return {};
  Modalias out;
  out.bus = text.substr(0, colon);
  const std::string_view rest = text.substr(colon + 1);
  if (out.bus == "pci") return parse_pci(rest, out);
  if (out.bus == "usb") return parse_usb(rest, out);
  if (out.bus == "virtio") return parse_virtio(rest, out);
  if (out.bus == "hid") out.device_class = DeviceClass::input;
  if (out.bus == "mmc" || out.bus == "nvme") out.device_class = DeviceClass::storage;
  return out;
}

}  // namespace lifeboat::drivers
