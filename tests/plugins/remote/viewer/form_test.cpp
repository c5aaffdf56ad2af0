#include "plugins/remote/viewer/form_page.hpp"
#include "tests/ui/harness.hpp"

using namespace lifeboat;
using namespace lifeboat::remote::viewer;
using lifeboat::ui::Harness;

namespace {

struct Form {
  FormPage page;
  std::optional<ConnectRequest> request;
  Harness harness{[this](ui::Ui& ui) {
    if (auto made = page.draw(ui)) request = std::move(made);
  }};
  Form() {
    harness.ui().focus("form/ticket");
    harness.settle();
  }
};

}  // namespace

TEST_CASE("viewer: the form is filled and sent with the keyboard alone") {
  Form form;
  form.harness.type("118-497-589");
  form.harness.key("Tab");
  CHECK(form.harness.focused() == "form/address");
  form.harness.type("10.5.14.52");
  form.harness.key("Tab");
  form.harness.type("49161");
  form.harness.key("Tab");
  form.harness.type("Ana");
  form.harness.key("Tab");
  CHECK(form.harness.focused() == "form/connect");
  form.harness.key("Enter");
  REQUIRE(form.request);
  CHECK(form.request->ticket_digits == "118497589");
  CHECK(form.request->address == "10.5.14.52");
  CHECK(form.request->port == 49161);
  CHECK(form.request->name == "Ana");
}

TEST_CASE("viewer: each field says what is wrong with it, and stops when it is right") {
  Form form;
  CHECK_FALSE(form.harness.has("form/ticket-problem/text-1"));
  form.harness.key("Enter");
  CHECK_FALSE(form.request);
  CHECK(form.harness.has("form/ticket-problem/text-1"));
  CHECK(form.harness.has("form/address-problem/text-1"));
  CHECK(form.harness.has("form/port-problem/text-1"));
  CHECK(form.harness.focused() == "form/ticket");
  form.harness.type("118-497-589");
  CHECK_FALSE(form.harness.has("form/ticket-problem/text-1"));
  form.harness.key("Enter");
  CHECK(form.harness.focused() == "form/address");
  CHECK_FALSE(form.request);
}

TEST_CASE("viewer: the reason of a failed attempt stands above the filled form") {
  Form form;
  form.page.fill({"118-497-589", "10.5.14.52", "49161", "Ana"});
  form.page.show_reason("Nothing answers.");
  form.harness.settle();
  CHECK(form.harness.item("form/reason").label == "Nothing answers.");
  CHECK(form.harness.item("form/ticket").value == "118-497-589");
  CHECK(form.harness.item("form/port").value == "49161");
}
