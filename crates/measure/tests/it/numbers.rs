//! The distributions against printed tables.

use measure::mathematics::{
    beta_below, f_quantile, hedges, noncentral_t_below, normal_below, normal_limit, t_both_tails, t_limit,
};

use crate::world::near;

#[test]
fn student_as_every_table_prints_it() {
    for (freedom, limit) in
        [(1.0, 12.706_205), (4.0, 2.776_445), (9.0, 2.262_157), (30.0, 2.042_272), (120.0, 1.979_930)]
    {
        near(t_limit(0.05, freedom), limit, "t");
        near(t_both_tails(limit, freedom), 0.05, "chance");
    }
    // The Cauchy distribution is Student's with one degree of freedom.
    near(t_both_tails(1.0, 1.0), 0.5, "Cauchy");
}

#[test]
fn normal_as_every_table_prints_it() {
    near(normal_limit(0.05), 1.959_964, "z");
    near(normal_limit(0.01), 2.575_829, "z");
    near(normal_below(1.0), 0.841_345, "below 1");
}

#[test]
fn beta_and_f() {
    near(beta_below(0.5, 2.0, 2.0), 0.5, "in the middle");
    near(beta_below(0.3, 1.0, 1.0), 0.3, "even");
    near(beta_below(0.2, 2.0, 1.0), 0.04, "a square");
    assert!((beta_below(0.0, 2.0, 3.0), beta_below(1.0, 2.0, 3.0)) == (0.0, 1.0));
    // Upper five per cent of F with 5 and 10 degrees of freedom.
    assert!((f_quantile(0.95, 5.0, 10.0) - 3.3258).abs() < 1e-4);
}

#[test]
fn noncentral_t_with_no_noncentrality_is_student() {
    for (t, freedom) in [(0.5, 1.0), (-1.2, 4.0), (2.0, 11.0), (1.0, 200.0)] {
        let tail = t_both_tails(t, freedom) / 2.0;
        near(noncentral_t_below(t, freedom, 0.0), if t > 0.0 { 1.0 - tail } else { tail }, "below");
    }
}

#[test]
fn correction_for_small_groups() {
    near(hedges(9.0), 0.913_875, "nine degrees of freedom");
}
