// The page of TCP/IP Config: the adapters, the form for the selected one, and what the last change came to. It draws the
// Configurator's state and answers with commands. A change of an adapter over which others work is asked about first.
// Items besides those of its parts: work/cancel, question/ok, question/cancel.
#pragma once

#include <string>

#include "lifeboat/cpp/ui.hpp"
#include "plugins/tcpip/model/command.hpp"
#include "plugins/tcpip/model/configurator.hpp"
#include "plugins/tcpip/view/address_form.hpp"

namespace lifeboat::tcpip {

class Page {
 public:
  explicit Page(sdk::Host host) : form_(host) {}

  [[nodiscard]] Commands draw(sdk::Ui& ui, const Configurator& configurator);

 private:
  void draw_form(sdk::Ui& ui, const Configurator& configurator, const Adapter& adapter, Commands& commands);
  void ask(const Adapter& adapter, Commands changes);
  void draw_question(sdk::Ui& ui, Commands& commands);

  AddressForm form_;
  Commands asked_;  // what waits for a yes
  std::string question_;
  bool is_asking_ = false;
};

}  // namespace lifeboat::tcpip
