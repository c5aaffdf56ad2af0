#include "plugins/remote/viewer/form_page.hpp"

#include <algorithm>

#include "host/base/text.hpp"
#include "plugins/remote/viewer/page_width.hpp"

namespace lifeboat::remote::viewer {
namespace {

template <class T>
std::string problem_of(const Result<T>& checked) {
  return checked ? std::string() : checked.error().message;
}

}  // namespace

void FormPage::fill(const ConnectFields& fields) {
  ticket_.set(fields.ticket);
  address_.set(fields.address);
  port_.set(fields.port);
  name_.set(fields.name);
  shows_problems_ = false;
}

ConnectFields FormPage::fields() const { return {ticket_.value(), address_.value(), port_.value(), name_.value()}; }

FormPage::Problems FormPage::problems() const {
  return {problem_of(check_ticket(ticket_.value())), problem_of(check_address(address_.value())),
          problem_of(check_port(port_.value()))};
}

bool FormPage::draw_field(ui::Ui& ui, const char* id, const char* label, ui::TextField& field,
                          std::string Problems::*problem) {
  const std::uint32_t answer = ui.input(id, label, field.handle(), 0, 0, 0);
  // Looked at after the typing of this frame.
  const std::string sentence = shows_problems_ && problem != nullptr ? problems().*problem : std::string();
  if (!sentence.empty()) {
    ui.push_id(std::string(id) + "-problem");
    ui.text(sentence, LB_TEXT_ERROR);
    ui.pop_id();
  }
  return (answer & LB_INPUT_ENTERED) != 0;
}

bool FormPage::draw_fields(ui::Ui& ui) {
  bool is_entered = draw_field(ui, "ticket", tr("Ticket number"), ticket_, &Problems::ticket);
  is_entered |= draw_field(ui, "address", tr("IP address"), address_, &Problems::address);
  is_entered |= draw_field(ui, "port", tr("Port"), port_, &Problems::port);
  is_entered |=
      draw_field(ui, "name", tr("Your name, shown to the person at the console (optional)"), name_, nullptr);
  return is_entered;
}

void FormPage::focus_first(ui::Ui& ui) const {
  const Problems now = problems();
  if (!now.ticket.empty()) {
    ui.focus("form/ticket");
  } else if (!now.address.empty()) {
    ui.focus("form/address");
  } else if (!now.port.empty()) {
    ui.focus("form/port");
  }
}

std::optional<ConnectRequest> FormPage::draw(ui::Ui& ui) {
  ui.push_id("form");
  ui.begin_page("page", true, k_page_width_em);
  ui.text(tr("Connect to a console"), LB_TEXT_HEADING);
  ui.text(tr("The console shows these under Remote Connection. Ask the person there to read them to you."),
          LB_TEXT_MUTED);
  if (!reason_.empty()) ui.banner("reason", ui::BannerKind::error, reason_);
  bool wants_connection = draw_fields(ui);
  ui.space(0.4F);
  wants_connection |= ui.button("connect", tr("Connect"), LB_BUTTON_PRIMARY);
  ui.end_page();
  ui.pop_id();
  if (!wants_connection) return std::nullopt;
  auto request = check_fields(fields());
  if (request) return std::move(*request);
  shows_problems_ = true;
  focus_first(ui);
  return std::nullopt;
}

}  // namespace lifeboat::remote::viewer
