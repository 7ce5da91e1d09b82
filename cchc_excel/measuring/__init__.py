"""The measures of the contract, section 6: counts are added up, rates are made from counts, averages never averaged."""
