// SPDX-License-Identifier: Apache-2.0
#include "register/company_settings.h"

namespace rubiao {

void CompanySettings::overlay(const CompanySettings& later) {
  for (const auto& [key, code] : later.accounts) accounts[key] = code;
  if (later.posted_by_host) posted_by_host = later.posted_by_host;
  if (later.income_tax_rate) income_tax_rate = later.income_tax_rate;
  if (later.tax_paid_share) tax_paid_share = later.tax_paid_share;
  if (later.super_deduction) super_deduction = later.super_deduction;
  if (later.entity_scheme) entity_scheme = later.entity_scheme;
  if (later.judgements_demanded) judgements_demanded = later.judgements_demanded;
}

}  // namespace rubiao
