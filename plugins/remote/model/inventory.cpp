#include "plugins/remote/model/inventory.hpp"

#include <pugixml.hpp>
#include <sstream>
#include <system_error>
#include <utility>

#include "lifeboat/cpp/translate.hpp"
#include "plugins/remote/model/inventory_file.hpp"

namespace lifeboat::remote {

std::string inventory_xml(const InventoryFacts& facts) {
  pugi::xml_document document;
  auto root = document.append_child("E");
  root.append_child("A").append_attribute("ID").set_value(facts.ticket.c_str());
  auto technician = root.append_child("C").append_child("T");
  technician.append_attribute("ID").set_value("1");
  technician.append_attribute("SID").set_value("0");
  for (const std::string& address : facts.addresses) {
    auto listener = technician.append_child("L");
    listener.append_attribute("P").set_value(static_cast<unsigned>(facts.port));
    listener.append_attribute("N").set_value(address.c_str());
  }
  std::ostringstream text;
  document.save(text, "", pugi::format_raw | pugi::format_no_declaration);
  return text.str();
}

Inventory::Inventory(std::filesystem::path file, std::filesystem::path copy)
    : file_(std::move(file)), copy_(std::move(copy)) {
  if (is_kept(file_)) return;
  const std::string left = read_inventory(file_);
  remove_with_draft(file_);
  if (!left.empty() && left == read_inventory(copy_)) remove_with_draft(copy_);
}

Inventory::~Inventory() { remove_both(); }

void Inventory::remove_both() {
  remove_ours();
  remove_copy();
  written_ = {};
}

void Inventory::remove_ours() {
  if (lock_.is_open()) remove_with_draft(file_);
  lock_.reset();
}

// Another console's ticket may stand there by now.
void Inventory::remove_copy() {
  if (!copied_.empty() && copied_ == read_inventory(copy_)) remove_with_draft(copy_);
  copied_.clear();
}

sdk::Outcome<void> Inventory::update(const InventoryFacts& facts) {
  if (facts == written_) return {};
  if (!facts.is_complete()) {
    remove_both();
    return {};
  }
  if (!lock_.is_open() && is_kept(file_)) {
    return sdk::Failure{LB_REFUSED, file_.string() + ": " + sdk::tr("another console has its ticket there")};
  }
  const std::string text = inventory_xml(facts);
  auto ours = write_ours(text);
  auto copy = write_copy(text);
  written_ = ours && copy ? facts : InventoryFacts();
  return ours ? copy : ours;
}

sdk::Outcome<void> Inventory::write_ours(const std::string& text) {
  std::error_code ignored;
  std::filesystem::create_directories(file_.parent_path(), ignored);
  auto written = remote::write_ours(file_, text);
  if (!written) {
    remove_ours();
    return written.failure();
  }
  lock_ = std::move(written).value();
  return {};
}

sdk::Outcome<void> Inventory::write_copy(const std::string& text) {
  if (copy_.empty()) return {};
  auto written = remote::write_copy(copy_, text);
  if (!written) {
    remove_copy();
    return written;
  }
  copied_ = text;
  return {};
}

}  // namespace lifeboat::remote
