// How the selected adapter is to get its address: by DHCP, or with what is typed here. What is wrong stands below its field
// as soon as it is typed. Items: dhcp, static, address, mask, gateway, dns-1, dns-2, apply, renew.
#pragma once

#include <string>

#include "lifeboat/cpp/text.hpp"
#include "lifeboat/cpp/ui.hpp"
#include "plugins/tcpip/model/adapter.hpp"
#include "plugins/tcpip/model/command.hpp"

namespace lifeboat::tcpip {

class AddressForm {
 public:
  explicit AddressForm(sdk::Host host)
      : address_(host), mask_(host), gateway_(host), dns_1_(host), dns_2_(host) {}

  // Another adapter's values when another one is selected; what a person has typed stays until then.
  void follow(const Adapter& adapter);
  void draw(sdk::Ui& ui, const Adapter& adapter, Commands& commands);

 private:
  void show(const StaticFields& fields);
  [[nodiscard]] StaticFields fields() const;
  void draw_choice(sdk::Ui& ui);
  // Whether Enter was pressed in a field.
  [[nodiscard]] bool draw_fields(sdk::Ui& ui, const FieldComplaints& wrong);
  void draw_buttons(sdk::Ui& ui, const Adapter& adapter, const FieldComplaints& wrong, bool was_entered, Commands& commands);

  std::string adapter_;  // whose values are shown
  bool is_static_ = false;
  sdk::Text address_, mask_, gateway_, dns_1_, dns_2_;
};

}  // namespace lifeboat::tcpip
