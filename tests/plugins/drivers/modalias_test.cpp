#include <catch2/catch.hpp>
#include <string>

#include "plugins/drivers/model/alias_match.hpp"
#include "plugins/drivers/model/modalias.hpp"
#include "plugins/drivers/model/name_table.hpp"
#include "tests/plugins/drivers/fake_computer.hpp"

using namespace lifeboat::drivers;
using namespace lifeboat::drivers::test;

TEST_CASE("a PCI modalias tells vendor, product and kind") {
  const Modalias card = parse_modalias(k_card);
  CHECK(card.bus == "pci");
  CHECK(card.vendor == 0x8086u);
  CHECK(card.product == 0x10D3u);
  CHECK(card.device_class == DeviceClass::network);
  CHECK(parse_modalias(k_ahci).device_class == DeviceClass::storage);
  CHECK(parse_modalias("pci:v00001B36d0000000Dsv0sd0bc0Csc03i30").device_class == DeviceClass::usb);
  CHECK(parse_modalias("pci:v00001234d00001111sv0sd0bc03sc00i00").device_class == DeviceClass::display);
  CHECK(parse_modalias("pci:v00008086d00001237sv0sd0bc06sc00i00").is_board_part);
  CHECK_FALSE(card.is_board_part);
}

TEST_CASE("a USB or virtio modalias tells vendor, product and kind") {
  const Modalias stick = parse_modalias("usb:v0BDAp8153d3000dc00dsc00dp00ic08isc06ip50in00");
  CHECK(stick.vendor == 0x0BDAu);
  CHECK(stick.product == 0x8153u);
  CHECK(stick.device_class == DeviceClass::storage);
  CHECK(parse_modalias("usb:v0BDAp8153d3000dc00dsc00dp00icFFiscFFip00in00").device_class == DeviceClass::other);
  CHECK(parse_modalias("virtio:d00000002v00001AF4").device_class == DeviceClass::storage);
  CHECK(parse_modalias("virtio:d00000001v00001AF4").device_class == DeviceClass::network);
}

TEST_CASE("a modalias that is none, or one of no bus that is known, is of the kind other") {
  for (const char* text : {"", "pci", "pci:", "pci:vXYZ", "pci:v99999999999999999999d1bc01", "vmbus:f8615163df3e"}) {
    INFO(text);
    CHECK(parse_modalias(text).device_class == (std::string(text).find("bc01") == std::string::npos
                                                    ? DeviceClass::other : DeviceClass::storage));
    CHECK_FALSE(parse_modalias(text).vendor);
  }
}

TEST_CASE("an alias matches as a pattern") {
  CHECK(alias_matches(k_ahci_alias, k_ahci));
  CHECK(alias_matches(k_card_alias, k_card));
  CHECK_FALSE(alias_matches(k_card_alias, k_ahci));
  CHECK(alias_matches("usb:v0BDAp815[0-5]d*", "usb:v0BDAp8153d3000"));
  CHECK_FALSE(alias_matches("usb:v0BDAp815[0-2]d*", "usb:v0BDAp8153d3000"));
  CHECK(alias_matches("a[!0-9]?", "axy"));
  CHECK_FALSE(alias_matches("a[!0-9]?", "a1y"));
  CHECK(alias_matches("a*b*c", "aXbYbZc"));
  CHECK_FALSE(alias_matches("a*b*c", "aXbYbZcd"));
  CHECK(alias_matches("*", ""));
  CHECK_FALSE(alias_matches("", "a"));
  CHECK(alias_matches("a[", "a["));
}

TEST_CASE("a pattern of many stars costs no more than its length") {
  std::string pattern;
  for (int i = 0; i < 2000; ++i) pattern += "*0";
  CHECK_FALSE(alias_matches(pattern + "1", std::string(4000, '0')));
}

TEST_CASE("names are those of the vendor's own products") {
  const std::string table = "8086  Intel Corporation\n\t10d3  82574L\n\t\t103c 1785  NC112i\n\t2922  AHCI\n9005  Adaptec\n\t10d4  A card\n";
  CHECK(find_names(table, 0x8086, 0x2922).product == "AHCI");
  CHECK(find_names(table, 0x8086, 0x2922).vendor == "Intel Corporation");
  CHECK(find_names(table, 0x8086, 0x10D4).vendor == "Intel Corporation");
  CHECK(find_names(table, 0x8086, 0x10D4).product.empty());
  CHECK(find_names(table, 0x103C, 0x1785).vendor.empty());
  CHECK(find_names("", 1, 2).vendor.empty());
}
