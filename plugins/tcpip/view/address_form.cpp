#include "plugins/tcpip/view/address_form.hpp"

#include <algorithm>
#include <vector>

#include "lifeboat/cpp/scopes.hpp"
#include "lifeboat/cpp/translate.hpp"

namespace lifeboat::tcpip {

using sdk::tr;
using sdk::Ui;

namespace {

constexpr float k_narrow_em = 10, k_wide_em = 16, k_gap_em = 0.7F;  // three fields to a line

// What the adapter has now is the best start for what a person wants it to have.
StaticFields fields_of(const Adapter& adapter) {
  StaticFields fields;
  const auto is_ipv4 = [](const AdapterAddress& each) { return each.address.address.is_ipv4() && each.address.address.is_global(); };
  const auto address = std::ranges::find_if(adapter.addresses, is_ipv4);
  if (address == adapter.addresses.end()) return fields;
  fields.address = address->address.address.text();
  fields.mask = mask_text(address->address.prefix_length);
  const auto gateway = std::ranges::find_if(adapter.gateways, &IpAddress::is_ipv4);
  if (gateway != adapter.gateways.end()) fields.gateway = gateway->text();
  if (!adapter.lease) return fields;
  if (!adapter.lease->dns.empty()) fields.dns_1 = adapter.lease->dns[0].text();
  if (adapter.lease->dns.size() > 1) fields.dns_2 = adapter.lease->dns[1].text();
  return fields;
}

// Beside each other, as the window is low; what is wrong with them stands below, in their order.
class FieldLine {
 public:
  explicit FieldLine(Ui& ui) : ui_(ui), width_em_(std::clamp(ui.available_width() / 3 - k_gap_em, k_narrow_em, k_wide_em)) {}

  void field(const char* id, const char* label, sdk::Text& text, const std::string& complaint) {
    if (count_++ > 0) ui_.same_line();
    was_entered_ |= (ui_.input(id, label, text, 0, width_em_) & LB_INPUT_ENTERED) != 0;
    if (!complaint.empty()) complaints_.push_back(complaint);
  }
  // Whether Enter was pressed in one of them.
  [[nodiscard]] bool finish() {
    for (const std::string& complaint : complaints_) ui_.text(complaint, LB_TEXT_ERROR);
    return was_entered_;
  }

 private:
  Ui& ui_;
  float width_em_;
  int count_ = 0;
  bool was_entered_ = false;
  std::vector<std::string> complaints_;
};

}  // namespace

void AddressForm::follow(const Adapter& adapter) {
  if (adapter_ == adapter.name) return;
  adapter_ = adapter.name;
  is_static_ = adapter.origin == Origin::fixed || adapter.origin == Origin::other_fixed;
  show(fields_of(adapter));
}

void AddressForm::show(const StaticFields& fields) {
  address_.set(fields.address);
  mask_.set(fields.mask);
  gateway_.set(fields.gateway);
  dns_1_.set(fields.dns_1);
  dns_2_.set(fields.dns_2);
}

StaticFields AddressForm::fields() const {
  return {address_.get(), mask_.get(), gateway_.get(), dns_1_.get(), dns_2_.get()};
}

void AddressForm::draw(Ui& ui, const Adapter& adapter, Commands& commands) {
  draw_choice(ui);
  const bool was_entered = is_static_ && draw_fields(ui, check(fields()));
  ui.space(0.4F);
  draw_buttons(ui, adapter, check(fields()), was_entered, commands);  // anew: something may just have been typed
}

void AddressForm::draw_choice(Ui& ui) {
  if (ui.radio("dhcp", tr("Get an address automatically (DHCP)"), !is_static_)) is_static_ = false;
  ui.same_line();
  if (ui.radio("static", tr("Use this address"), is_static_)) is_static_ = true;
}

bool AddressForm::draw_fields(Ui& ui, const FieldComplaints& wrong) {
  FieldLine own(ui);
  own.field("address", tr("Address"), address_, wrong.address);
  own.field("mask", tr("Mask, 255.255.255.0 or /24"), mask_, wrong.mask);
  own.field("gateway", tr("Gateway"), gateway_, wrong.gateway);
  const bool was_entered = own.finish();
  FieldLine names(ui);
  names.field("dns-1", tr("DNS server"), dns_1_, wrong.dns_1);
  names.field("dns-2", tr("Second DNS server"), dns_2_, wrong.dns_2);
  return names.finish() || was_entered;
}

void AddressForm::draw_buttons(Ui& ui, const Adapter& adapter, const FieldComplaints& wrong, bool was_entered,
                               Commands& commands) {
  const bool can_apply = !is_static_ || wrong.is_fine();
  bool was_pressed = false;
  {
    const sdk::Disabled disabled(ui, !can_apply);
    was_pressed = ui.button("apply", tr("Apply"), LB_BUTTON_PRIMARY);
  }
  if (can_apply && (was_pressed || was_entered)) {
    if (is_static_) commands.push_back(UseStatic{adapter.name, understand(fields()).value(), false});
    else commands.push_back(UseDhcp{adapter.name, false});
  }
  if (adapter.origin != Origin::dhcp || is_static_) return;
  ui.same_line();
  if (ui.button("renew", tr("Renew the address"))) commands.push_back(UseDhcp{adapter.name, false});
}

}  // namespace lifeboat::tcpip
